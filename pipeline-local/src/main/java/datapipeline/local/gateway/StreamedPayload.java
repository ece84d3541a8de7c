package datapipeline.local.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts the check that a payload's claim asks for between a request's body and the service that reads it. */
final class StreamedPayload {
    private static final String CHUNKED = "aws-chunked";

    private StreamedPayload() {}

    static Request verified(Request request, Signature signature, PayloadClaim claim, SigningKey key) {
        return switch (claim) {
            case PayloadClaim.Hash hash -> whole(request, signature, Optional.of(hash.text()));
            case PayloadClaim.Unsigned unsigned -> whole(request, signature, Optional.empty());
            case PayloadClaim.Chunked chunked ->
                chunked(
                        request,
                        signature,
                        chunked.signed() ? Optional.of(new ChunkSignatures(key, signature)) : Optional.empty(),
                        chunked.trailer() ? announced(request) : Set.of());
        };
    }

    private static Request whole(Request request, Signature signature, Optional<String> hash) {
        var body = new VerifiedInputStream(request.body(), length(request, "content-length"), hash);
        return request.verified(signature.accessKeyId(), request.headers(), body, Headers::none);
    }

    private static Request chunked(
            Request request, Signature signature, Optional<ChunkSignatures> chain, Set<String> announced) {
        var body = new AwsChunkedInputStream(
                request.body(), chain, announced, length(request, "x-amz-decoded-content-length"));
        Supplier<Headers> trailers = body::trailers;
        return request.verified(signature.accessKeyId(), withoutFraming(request.headers()), body, trailers);
    }

    /** The header fields as they would be without the framing, which is no property of the object. */
    private static Headers withoutFraming(Headers headers) {
        String encoding = headers.all("content-encoding").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::trim)
                .filter(value -> !value.equalsIgnoreCase(CHUNKED))
                .collect(Collectors.joining(","));
        Headers unframed =
                encoding.isEmpty() ? headers.without("content-encoding") : headers.with("content-encoding", encoding);
        return headers.first("x-amz-decoded-content-length")
                .map(length -> unframed.with("content-length", length))
                .orElse(unframed.without("content-length"));
    }

    private static OptionalLong length(Request request, String header) {
        Optional<String> length = request.header(header);
        if (length.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!length.get().matches("[0-9]{1,18}")) {
            throw new RequestRefused(
                    400, "InvalidArgument", "%s is not a number of bytes: \"%s\"".formatted(header, length.get()));
        }
        return OptionalLong.of(Long.parseLong(length.get()));
    }

    private static Set<String> announced(Request request) {
        return request.headers().all("x-amz-trailer").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
