package datapipeline.local.s3;

import datapipeline.local.gateway.Request;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes in the bytes of objects and parts, computing and comparing checksums on the way. */
final class Receiving {
    /** The largest object that may come in one piece. */
    static final long MAX_BYTES = 5L << 30;

    private final S3State state;

    Receiving(S3State state) {
        this.state = state;
    }

    /** Takes in the body of a request. */
    Content body(Request request) {
        return body(request, Optional.empty());
    }

    /**
     * Takes in the body of a request.
     *
     * @param wanted the checksum to keep; otherwise the one the uploader chose
     */
    Content body(Request request, Optional<ChecksumKind> wanted) {
        request.header("content-length")
                .map(Long::parseLong)
                .filter(n -> n > MAX_BYTES)
                .ifPresent(n -> {
                    throw new S3Error(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
                            .detail("ProposedSize", n.toString())
                            .detail("MaxSizeAllowed", Long.toString(MAX_BYTES));
                });
        UploadChecksums expected = UploadChecksums.of(request);
        ChecksumKind kept = wanted.orElse(expected.kind());
        ContentDigests digests = new ContentDigests(EnumSet.of(expected.kind(), kept));
        Blob blob = receive(new CallersBytes(request.body()), digests);
        try {
            expected.verify(request, digests);
        } catch (S3Error e) {
            state.blobs().discard(List.of(blob));
            throw e;
        }
        return content(blob, digests, kept);
    }

    /** Takes in bytes of another object. */
    Content copy(InputStream bytes, ChecksumKind kept) {
        ContentDigests digests = new ContentDigests(Set.of(kept));
        return content(receive(bytes, digests), digests, kept);
    }

    private static Content content(Blob blob, ContentDigests digests, ChecksumKind kept) {
        return new Content(blob.size(), digests.etag(), List.of(blob), Optional.of(digests.checksum(kept)), List.of());
    }

    private Blob receive(InputStream bytes, ContentDigests digests) {
        try {
            return state.blobs().receive(bytes, digests);
        } catch (IOException e) {
            throw new UncheckedIOException("the bytes of an object could not be taken in", e);
        }
    }

    /** Says that it was the caller who went away: a disk that is full would be our own fault. */
    private static final class CallersBytes extends FilterInputStream {
        CallersBytes(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                throw new S3Error(
                        400,
                        "IncompleteBody",
                        "You did not provide the number of bytes specified by the Content-Length HTTP header");
            }
        }
    }
}
