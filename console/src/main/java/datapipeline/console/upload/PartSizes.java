package datapipeline.console.upload;

/**
 * When a file is sent in parts, and how large they are.
 *
 * @param largestWhole the largest file that is sent in one piece, in bytes
 * @param part the size of a part, in bytes; larger only for files that would have too many
 */
public record PartSizes(long largestWhole, long part) {
    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
    private static final long MOST_PARTS = 10_000;

    boolean inOnePiece(long bytes) {
        return bytes <= largestWhole;
    }

    long partOf(long bytes) {
        return Math.max(part, Math.ceilDiv(bytes, MOST_PARTS));
    }
}
