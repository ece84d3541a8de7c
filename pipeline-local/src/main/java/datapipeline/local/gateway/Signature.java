package datapipeline.local.gateway;

import datapipeline.local.gateway.SignatureRefused.Reason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a request says about its own signature, before anybody has checked it; see
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html.
 *
 * @param lifetime how long it is good for: of presigned requests only, whose signature stands in the query string
 */
record Signature(
        String accessKeyId,
        Scope scope,
        List<String> signedHeaders,
        String hex,
        Instant time,
        Optional<Duration> lifetime) {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What a signing key is good for: one day, one region, one service. */
    record Scope(String date, String region, String service) {
        @Override
        public String toString() {
            return "%s/%s/%s/aws4_request".formatted(date, region, service);
        }
    }

    boolean isPresigned() {
        return lifetime.isPresent();
    }

    /** The time as it stands in what is signed: {@code 20261124T100000Z}. */
    String timeText() {
        return BASIC.format(time);
    }

    /**
     * Reads the signature of a request, if it has one.
     *
     * @throws SignatureRefused when it has one that cannot be understood
     */
    static Optional<Signature> of(Request request) {
        Optional<String> header = request.header("authorization");
        if (header.isPresent()) {
            return Optional.of(ofHeader(header.get(), request));
        }
        if (request.has("AWSAccessKeyId") && request.has("Signature")) {
            throw unsupported();
        }
        return request.has("X-Amz-Algorithm") || request.has("X-Amz-Signature")
                ? Optional.of(ofQuery(request))
                : Optional.empty();
    }

    private static Signature ofHeader(String header, Request request) {
        if (!header.startsWith(ALGORITHM + " ")) {
            throw unsupported();
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : header.substring(ALGORITHM.length()).split(",")) {
            String[] pair = part.trim().split("=", 2);
            parts.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        var reader = new PartReader(parts, Reason.MALFORMED_HEADER);
        Instant time = request.header("x-amz-date")
                .map(reader::time)
                .or(() -> request.header("date").map(reader::httpDate))
                .orElseThrow(() -> reader.refused("it comes without an x-amz-date or a date header"));
        return reader.signature("Credential", "SignedHeaders", "Signature", time, Optional.empty());
    }

    /** Such as the second version, with which {@code aws s3 presign} signs unless told {@code signature_version=s3v4}. */
    private static SignatureRefused unsupported() {
        return new SignatureRefused(
                Reason.UNSUPPORTED,
                "The authorization mechanism you have provided is not supported. Please use " + ALGORITHM + ".");
    }

    private static Signature ofQuery(Request request) {
        Map<String, String> parts = new HashMap<>();
        request.parameters().asMap().forEach((name, values) -> parts.put(name, values.get(0)));
        var reader = new PartReader(parts, Reason.MALFORMED_QUERY);
        if (!reader.part("X-Amz-Algorithm").equals(ALGORITHM)) {
            throw reader.refused("X-Amz-Algorithm only supports \"%s\"".formatted(ALGORITHM));
        }
        return reader.signature(
                "X-Amz-Credential",
                "X-Amz-SignedHeaders",
                "X-Amz-Signature",
                reader.time(reader.part("X-Amz-Date")),
                Optional.of(reader.lifetime(reader.part("X-Amz-Expires"))));
    }

    /** Reads the named parts of a signature, wherever they stood. */
    private record PartReader(Map<String, String> parts, Reason ifMalformed) {

        SignatureRefused refused(String why) {
            return new SignatureRefused(
                    ifMalformed, "The authorization of the request is malformed; %s.".formatted(why));
        }

        String part(String name) {
            String value = parts.get(name);
            if (value == null || value.isEmpty()) {
                throw refused("it has no " + name);
            }
            return value;
        }

        Signature signature(
                String credential, String signedHeaders, String signature, Instant time, Optional<Duration> lifetime) {
            String[] scope = part(credential).split("/");
            if (scope.length != 5 || !scope[4].equals("aws4_request")) {
                throw refused("the credential is not \"<key>/<date>/<region>/<service>/aws4_request\"");
            }
            return new Signature(
                    scope[0],
                    new Scope(scope[1], scope[2], scope[3]),
                    List.of(part(signedHeaders).toLowerCase(Locale.ROOT).split(";")),
                    part(signature),
                    time,
                    lifetime);
        }

        Instant time(String text) {
            try {
                return Instant.from(BASIC.parse(text));
            } catch (DateTimeException e) {
                throw refused("\"%s\" is not in the format yyyyMMdd'T'HHmmss'Z'".formatted(text));
            }
        }

        Instant httpDate(String text) {
            try {
                return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            } catch (DateTimeException e) {
                throw refused("\"%s\" is not a date".formatted(text));
            }
        }

        Duration lifetime(String seconds) {
            if (!seconds.matches("[0-9]{1,6}")
                    || Integer.parseInt(seconds) < 1
                    || Integer.parseInt(seconds) > LONGEST.toSeconds()) {
                throw refused(
                        "X-Amz-Expires must be 1 to %d seconds, not \"%s\"".formatted(LONGEST.toSeconds(), seconds));
            }
            return Duration.ofSeconds(Integer.parseInt(seconds));
        }
    }
}
