package datapipeline.local.s3;

import datapipeline.local.gateway.Request;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;

/**
 * What must hold of an object for a read or a copy of it to happen.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2">RFC 9110, section 13.2.2</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-reads.html">Conditional reads</a>
 */
record ReadCondition(
        Optional<String> ifMatch,
        Optional<String> ifNoneMatch,
        Optional<Instant> ifModifiedSince,
        Optional<Instant> ifUnmodifiedSince) {

    static ReadCondition of(Request request) {
        return of(request, "");
    }

    /** The conditions on the source of a copy. */
    static ReadCondition ofCopySource(Request request) {
        return of(request, "x-amz-copy-source-");
    }

    private static ReadCondition of(Request request, String prefix) {
        return new ReadCondition(
                request.header(prefix + "if-match"),
                request.header(prefix + "if-none-match"),
                request.header(prefix + "if-modified-since").flatMap(ReadCondition::date),
                request.header(prefix + "if-unmodified-since").flatMap(ReadCondition::date));
    }

    /** A date that cannot be read is no condition: RFC 9110, section 13.1.3. */
    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Which condition does not hold, of those that answer 412. */
    Optional<String> failed(StoredObject object) {
        if (ifMatch.isPresent()) {
            return matches(ifMatch.get(), object.content().etag()) ? Optional.empty() : Optional.of("If-Match");
        }
        return ifUnmodifiedSince
                .filter(since -> object.modified().isAfter(since))
                .map(since -> "If-Unmodified-Since");
    }

    /** Whether the reader has the object already: 304 for a read. */
    boolean isNotModified(StoredObject object) {
        if (ifNoneMatch.isPresent()) {
            return matches(ifNoneMatch.get(), object.content().etag());
        }
        return ifModifiedSince.map(since -> !object.modified().isAfter(since)).orElse(false);
    }

    /** Whether a list of ETags, quoted or not, holds this one. */
    static boolean matches(String header, String etag) {
        return Arrays.stream(header.split(","))
                .map(given -> given.trim().replace("\"", ""))
                .anyMatch(given -> given.equals("*") || given.equals(etag));
    }
}
