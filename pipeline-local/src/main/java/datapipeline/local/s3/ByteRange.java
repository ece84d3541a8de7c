package datapipeline.local.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of bytes of an object.
 *
 * @param start the first byte, counted from zero
 */
record ByteRange(long start, long length) {
    private static final Pattern BYTES = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** {@code bytes 6-10/11} */
    String contentRange(long size) {
        return "bytes %d-%d/%d".formatted(start, start + length - 1, size);
    }

    /**
     * Reads a {@code Range} header as S3 does: a header that is malformed or names several ranges is ignored.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14.2">RFC 9110, section 14.2</a>
     * @throws S3Error when the range lies outside of the object
     */
    static Optional<ByteRange> parse(String header, long size) {
        Matcher matcher = BYTES.matcher(header.trim());
        if (!matcher.matches() || matcher.end() - matcher.start() == "bytes=-".length()) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long length = Math.min(size, Long.parseLong(matcher.group(2)));
            return Optional.of(satisfiable(new ByteRange(size - length, length), header, size));
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? size - 1 : Long.parseLong(matcher.group(2));
        if (!matcher.group(2).isEmpty() && last < first) {
            return Optional.empty();
        }
        return Optional.of(satisfiable(new ByteRange(first, Math.min(last, size - 1) - first + 1), header, size));
    }

    /**
     * Reads a range of a copy, which S3 takes only if it is spelt out and lies within the source.
     *
     * @throws S3Error otherwise
     */
    static ByteRange parseExactly(String header, long size) {
        return parse(header, size)
                .filter(range -> header.equals("bytes=%d-%d".formatted(range.start, range.start + range.length - 1)))
                .orElseThrow(() -> S3Error.invalidArgument("The x-amz-copy-source-range value must be of the form"
                                + " bytes=first-last where first and last are the zero-based offsets of the first and"
                                + " last bytes to copy")
                        .detail("ArgumentName", "x-amz-copy-source-range")
                        .detail("ArgumentValue", header));
    }

    private static ByteRange satisfiable(ByteRange range, String header, long size) {
        if (range.start >= size || range.length <= 0) {
            throw new S3Error(416, "InvalidRange", "The requested range is not satisfiable")
                    .detail("RangeRequested", header)
                    .detail("ActualObjectSize", Long.toString(size))
                    .header("content-range", "bytes */" + size);
        }
        return range;
    }
}
