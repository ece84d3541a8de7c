package datapipeline.local.s3;

import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * The rules for the tags of an object.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html">Object tagging</a>
 */
final class Tags {
    private static final int MAX_PER_OBJECT = 10;
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}");
    private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");

    private Tags() {}

    /** @throws S3Error when AWS would refuse them */
    static SortedMap<String, String> checked(SortedMap<String, String> tags) {
        if (tags.size() > MAX_PER_OBJECT) {
            throw new S3Error(400, "BadRequest", "Object tags cannot be greater than " + MAX_PER_OBJECT);
        }
        tags.forEach((key, value) -> {
            if (!KEY.matcher(key).matches() || key.startsWith("aws:")) {
                throw invalid("The TagKey you have provided is invalid").detail("TagKey", key);
            }
            if (!VALUE.matcher(value).matches()) {
                throw invalid("The TagValue you have provided is invalid")
                        .detail("TagKey", key)
                        .detail("TagValue", value);
            }
        });
        return tags;
    }

    static S3Error invalid(String message) {
        return new S3Error(400, "InvalidTag", message);
    }
}
