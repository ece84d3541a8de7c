package datapipeline.console.aws;

import datapipeline.console.layout.UnansweredException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns a failed call into the sentence a page can show. */
final class Asking {
    private Asking() {}

    /** @throws UnansweredException when the service refused, failed or could not be reached */
    static <T> T ask(String service, Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException e) {
            throw new UnansweredException(service, e);
        }
    }
}
