package datapipeline.local.gateway;

import java.util.Optional;

/** What {@code x-amz-content-sha256} says about the body of a request to S3. */
sealed interface PayloadClaim {

    /** As it stands in the canonical request. */
    String text();

    /** The body has this hash. */
    record Hash(String text) implements PayloadClaim {}

    /** The body is not signed. */
    record Unsigned(String text) implements PayloadClaim {}

    /** The body comes in chunks ({@code aws-chunked}), each with a signature of its own or not. */
    record Chunked(String text, boolean signed, boolean trailer) implements PayloadClaim {}

    /**
     * Understands the claim of a request.
     *
     * @throws RequestRefused when there is none, or one that S3 does not know
     */
    static PayloadClaim of(Request request, boolean presigned) {
        Optional<String> claim = request.header("x-amz-content-sha256")
                .or(() -> request.first("X-Amz-Content-Sha256"))
                .or(() -> request.first("X-Amz-Content-SHA256"))
                .or(() -> presigned ? Optional.of("UNSIGNED-PAYLOAD") : Optional.empty());
        String text = claim.orElseThrow(() -> new RequestRefused(
                400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256"));
        return switch (text) {
            case "UNSIGNED-PAYLOAD" -> new Unsigned(text);
            case "STREAMING-UNSIGNED-PAYLOAD-TRAILER" -> new Chunked(text, false, true);
            case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" -> new Chunked(text, true, false);
            case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" -> new Chunked(text, true, true);
            default -> hash(text);
        };
    }

    private static PayloadClaim hash(String text) {
        if (text.matches("[0-9a-fA-F]{64}")) {
            return new Hash(text);
        }
        throw new RequestRefused(
                400,
                "InvalidArgument",
                "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, one of the STREAMING values, or a valid sha256 value.");
    }
}
