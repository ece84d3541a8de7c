package datapipeline.local.gateway;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One HTTP request as it was sent. What the gateway hands to a service has been verified: {@link #accessKeyId} is the
 * key that signed it, and {@link #body} is the payload itself, without the framing of {@code aws-chunked}: {@code content-length} is then the
 * length of the payload, and {@code content-encoding} does not mention the framing.
 */
public final class Request {
    private final String method;
    private final String rawPath;
    private final String rawQuery;
    private final Headers headers;
    private final InputStream body;
    private final Optional<String> accessKeyId;
    private final Supplier<Headers> trailers;
    private final Parameters parameters;

    /**
     * A request that nobody has verified yet.
     *
     * @param method in capitals
     * @param rawPath exactly as sent: begins with a slash, percent-encoded, never normalised
     * @param rawQuery what follows the question mark, as sent; empty when there is none
     * @throws IllegalArgumentException when the query string is not properly percent-encoded
     */
    public Request(String method, String rawPath, String rawQuery, Headers headers, InputStream body) {
        this(method, rawPath, rawQuery, headers, body, Optional.empty(), Headers::none, Parameters.parse(rawQuery));
    }

    private Request(
            String method,
            String rawPath,
            String rawQuery,
            Headers headers,
            InputStream body,
            Optional<String> accessKeyId,
            Supplier<Headers> trailers,
            Parameters parameters) {
        this.method = method;
        this.rawPath = rawPath;
        this.rawQuery = rawQuery;
        this.headers = headers;
        this.body = body;
        this.accessKeyId = accessKeyId;
        this.trailers = trailers;
        this.parameters = parameters;
    }

    public String method() {
        return method;
    }

    public String rawPath() {
        return rawPath;
    }

    public String rawQuery() {
        return rawQuery;
    }

    public Headers headers() {
        return headers;
    }

    /** The first value of a header field. */
    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /** The decoded query parameters. */
    public Parameters parameters() {
        return parameters;
    }

    /** The first value of a query parameter; empty text for a name without a value. */
    public Optional<String> first(String name) {
        return parameters.first(name);
    }

    /** Whether the query string has the parameter, with or without a value. */
    public boolean has(String name) {
        return parameters.has(name);
    }

    /**
     * The payload. Reading it to the end proves it: the last read throws {@link RequestRefused} when the bytes are not
     * those that were signed, so nothing that was read may be kept before the end has been seen.
     */
    public InputStream body() {
        return body;
    }

    /**
     * The header fields that came after the payload, such as {@code x-amz-checksum-crc32}.
     *
     * @throws IllegalStateException before {@link #body} has been read to its end
     */
    public Headers trailers() {
        return trailers.get();
    }

    /** Whose signature was verified; empty for an anonymous request, which only S3 is ever given. */
    public Optional<String> accessKeyId() {
        return accessKeyId;
    }

    /** The same request with another body. */
    public Request withBody(InputStream other) {
        return new Request(method, rawPath, rawQuery, headers, other, accessKeyId, trailers, parameters);
    }

    /** The same request, known to be signed with this key, with headers and body as they are without framing. */
    Request verified(String key, Headers unframed, InputStream payload, Supplier<Headers> trailer) {
        return new Request(method, rawPath, rawQuery, unframed, payload, Optional.of(key), trailer, parameters);
    }

    @Override
    public String toString() {
        return "%s %s".formatted(method, rawPath);
    }
}
