package datapipeline.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one text that client and server both make of a request, so that they can sign the same thing. See
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request.
 */
final class CanonicalRequest {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private CanonicalRequest() {}

    /**
     * The SHA-256 of the canonical request.
     *
     * @param s3 whether the path is S3's: encoded once and never normalised, because {@code a//../b} is a key there
     */
    static String hash(Request request, Signature signature, String payloadHash, boolean s3) {
        String path = s3
                ? UriEncoding.respell(request.rawPath())
                : UriEncoding.encodeSegments(UriEncoding.normalize(request.rawPath()));
        String canonical = String.join(
                "\n",
                request.method(),
                path,
                query(request.parameters()),
                headers(request.headers(), signature.signedHeaders()),
                String.join(";", signature.signedHeaders()),
                payloadHash);
        // Header bytes reach us as Latin-1 characters, whatever they were; this gives the same bytes back.
        return SigningKey.sha256Hex(canonical.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String query(Parameters parameters) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        parameters.asMap().forEach((name, values) -> {
            if (!name.equals("X-Amz-Signature")) {
                values.forEach(value -> pairs.add(Map.entry(UriEncoding.encode(name), UriEncoding.encode(value))));
            }
        });
        pairs.sort(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()));
        return pairs.stream().map(pair -> pair.getKey() + "=" + pair.getValue()).collect(Collectors.joining("&"));
    }

    private static String headers(Headers headers, List<String> signed) {
        var out = new StringBuilder();
        for (String name : signed) {
            String value = headers.all(name).stream()
                    .map(each -> SPACES.matcher(each.strip()).replaceAll(" "))
                    .collect(Collectors.joining(","));
            out.append(name).append(':').append(value).append('\n');
        }
        return out.toString();
    }
}
