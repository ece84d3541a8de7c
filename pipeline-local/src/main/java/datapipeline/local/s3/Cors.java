package datapipeline.local.s3;

import datapipeline.local.gateway.Headers;
import datapipeline.local.gateway.Request;
import datapipeline.local.gateway.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.CORSRule;

/**
 * Tells browsers which pages may call a bucket, by the bucket's own rules.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html">Using CORS</a>
 */
final class Cors {
    private static final int MAX_RULES = 100;
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD");
    private static final String VARY = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

    private final S3State state;

    Cors(S3State state) {
        this.state = state;
    }

    /** @throws S3Error when AWS would not take it */
    static void check(CORSConfiguration configuration) {
        if (configuration.corsRules().isEmpty() || configuration.corsRules().size() > MAX_RULES) {
            throw S3Error.malformedXml().detail("Reason", "a CORS configuration has 1 to 100 rules");
        }
        for (CORSRule rule : configuration.corsRules()) {
            if (rule.allowedMethods().isEmpty() || rule.allowedOrigins().isEmpty()) {
                throw S3Error.malformedXml().detail("Reason", "a CORS rule has an AllowedMethod and an AllowedOrigin");
            }
            rule.allowedMethods().stream()
                    .filter(m -> !METHODS.contains(m))
                    .findFirst()
                    .ifPresent(method -> {
                        throw S3Error.invalidRequest(
                                "Found unsupported HTTP method in CORS config. Unsupported method is " + method);
                    });
            rule.allowedOrigins().forEach(origin -> requireOneWildcard("AllowedOrigin", origin));
            rule.allowedHeaders().forEach(header -> requireOneWildcard("AllowedHeader", header));
        }
    }

    private static void requireOneWildcard(String element, String text) {
        if (text.indexOf('*') != text.lastIndexOf('*')) {
            throw S3Error.invalidRequest("%s \"%s\" can not have more than one wildcard.".formatted(element, text));
        }
    }

    /** Answers what a browser asks before the request proper. */
    Response preflight(Request request, String bucket) {
        String origin = request.header("origin")
                .orElseThrow(() ->
                        new S3Error(400, "BadRequest", "Insufficient information. Origin request header needed."));
        String method = request.header("access-control-request-method")
                .filter(METHODS::contains)
                .orElseThrow(() -> new S3Error(
                        400,
                        "BadRequest",
                        "Invalid Access-Control-Request-Method: "
                                + request.header("access-control-request-method")
                                        .orElse("null")));
        List<String> headers = requestedHeaders(request);
        CORSRule rule =
                rules(bucket)
                        .orElseThrow(() -> forbidden("CORSResponse: CORS is not enabled for this bucket."))
                        .stream()
                        .filter(candidate -> allows(candidate, origin, method))
                        .filter(candidate ->
                                headers.stream().allMatch(header -> matchesAny(candidate.allowedHeaders(), header)))
                        .findFirst()
                        .orElseThrow(
                                () -> forbidden(
                                        "CORSResponse: This CORS request is not allowed. This is usually because the"
                                                + " evalution of Origin, request method / Access-Control-Request-Method or"
                                                + " Access-Control-Request-Headers are not whitelisted by the resource's CORS spec."));
        return permission(rule, origin, headers);
    }

    private static List<String> requestedHeaders(Request request) {
        return request.header("access-control-request-headers").stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Response permission(CORSRule rule, String origin, List<String> headers) {
        Response response = Response.of(200).with(allowance(rule, origin));
        if (!headers.isEmpty()) {
            response = response.with("access-control-allow-headers", String.join(", ", headers));
        }
        return rule.maxAgeSeconds() == null
                ? response
                : response.with("access-control-max-age", rule.maxAgeSeconds().toString());
    }

    /** What lets a browser show the answer of the request proper to its page. */
    Headers allowance(Request request) {
        Optional<String> origin = request.header("origin");
        if (origin.isEmpty() || request.method().equals("OPTIONS")) {
            return Headers.none();
        }
        String bucket = S3Address.bucketOf(request);
        return rules(bucket).stream()
                .flatMap(List::stream)
                .filter(rule -> allows(rule, origin.get(), request.method()))
                .findFirst()
                .map(rule -> allowance(rule, origin.get()))
                .orElse(Headers.none());
    }

    private static Headers allowance(CORSRule rule, String origin) {
        boolean anybody = rule.allowedOrigins().contains("*");
        Headers headers = Headers.of("access-control-allow-origin", anybody ? "*" : origin)
                .with("access-control-allow-methods", String.join(", ", rule.allowedMethods()))
                .with("vary", VARY);
        if (!anybody) {
            headers = headers.with("access-control-allow-credentials", "true");
        }
        return rule.exposeHeaders().isEmpty()
                ? headers
                : headers.with("access-control-expose-headers", String.join(", ", rule.exposeHeaders()));
    }

    private Optional<List<CORSRule>> rules(String bucket) {
        return state.buckets()
                .find(bucket)
                .flatMap(found -> found.configuration(Configuration.CORS.subresource()))
                .map(document -> S3Xml.read(document.getBytes(StandardCharsets.UTF_8), CORSConfiguration.builder())
                        .build()
                        .corsRules());
    }

    private static boolean allows(CORSRule rule, String origin, String method) {
        return rule.allowedMethods().contains(method) && matchesAny(rule.allowedOrigins(), origin);
    }

    private static boolean matchesAny(List<String> patterns, String text) {
        return patterns.stream()
                .anyMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT)));
    }

    private static boolean matches(String pattern, String text) {
        int star = pattern.indexOf('*');
        return star < 0
                ? pattern.equals(text)
                : text.length() >= pattern.length() - 1
                        && text.startsWith(pattern.substring(0, star))
                        && text.endsWith(pattern.substring(star + 1));
    }

    private static S3Error forbidden(String message) {
        return new S3Error(403, "AccessForbidden", message);
    }
}
