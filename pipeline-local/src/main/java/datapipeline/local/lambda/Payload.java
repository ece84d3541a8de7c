package datapipeline.local.lambda;

import datapipeline.local.lambda.runtime.LambdaErrors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a function may be given. Limits: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
final class Payload {
    /** 6 MB into a function whose caller waits, and as much out of it. */
    static final int SYNCHRONOUS = 6 * 1024 * 1024;
    /** 1 MB into one whose caller does not wait. */
    static final int ASYNCHRONOUS = 1024 * 1024;

    private static final JsonMapper JSON = new JsonMapper();

    private Payload() {}

    /** The event as text; nothing at all is an empty object, as the SDKs send it. */
    static String read(@Nullable SdkBytes bytes, int limit) {
        if (bytes == null || bytes.asByteArrayUnsafe().length == 0) {
            return "{}";
        }
        int length = bytes.asByteArrayUnsafe().length;
        if (length > limit) {
            throw LambdaErrors.tooLarge(length, limit);
        }
        String text = bytes.asUtf8String();
        try {
            JSON.readTree(text);
        } catch (JacksonException e) {
            throw LambdaErrors.notJson("Could not parse request body into json: " + e.getOriginalMessage());
        }
        return text;
    }
}
