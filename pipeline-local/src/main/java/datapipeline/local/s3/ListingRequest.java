package datapipeline.local.s3;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;

/** The parameters that all listings share, and how they are said again in the answer. */
record ListingRequest(Page.Query query, boolean encoded) {
    private static final int MAX_ENTRIES = 1000;

    /** @param maxParameter {@code max-keys} or {@code max-uploads} */
    static ListingRequest of(S3Request request, String maxParameter) {
        Optional<String> encoding = request.parameter("encoding-type");
        encoding.filter(type -> !type.equals("url")).ifPresent(type -> {
            throw S3Error.invalidArgument("Invalid Encoding Method specified in Request")
                    .detail("ArgumentName", "encoding-type")
                    .detail("ArgumentValue", type);
        });
        int max = request.number(maxParameter, MAX_ENTRIES, 0, Integer.MAX_VALUE);
        return new ListingRequest(
                new Page.Query(
                        request.parameter("prefix").orElse(""),
                        request.parameter("delimiter").orElse(""),
                        Math.min(max, MAX_ENTRIES)),
                encoding.isPresent());
    }

    @Nullable
    EncodingType encodingType() {
        return encoded ? EncodingType.URL : null;
    }

    /** A key as it stands in the answer: XML cannot hold every character that keys can. */
    String encode(String key) {
        return encoded ? URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/") : key;
    }

    /** As {@link #encode}, for an element that is left out when there is nothing to say. */
    @Nullable
    String encodeUnlessEmpty(String key) {
        return key.isEmpty() ? null : encode(key);
    }

    List<CommonPrefix> encodeAll(List<String> commonPrefixes) {
        return commonPrefixes.stream()
                .map(prefix -> CommonPrefix.builder().prefix(encode(prefix)).build())
                .toList();
    }

    /** Whether a page that ended with this name ended with a common prefix, all of which is then behind us. */
    boolean isCommonPrefix(String name) {
        return query.commonPrefixOf(name).filter(name::equals).isPresent();
    }
}
