package datapipeline.local.dynamodb;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Many who make the same conditional write at the same time. */
final class Race {
    private static final int RUNNERS = 12;

    private Race() {}

    /** How many of twelve found the condition true. */
    static int winnersOfTwelve(Runnable write) throws Exception {
        Callable<Boolean> attempt = () -> {
            try {
                write.run();
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        };
        int winners = 0;
        try (var threads = Executors.newFixedThreadPool(RUNNERS)) {
            for (var outcome : threads.invokeAll(Collections.nCopies(RUNNERS, attempt))) {
                winners += outcome.get() ? 1 : 0;
            }
        }
        return winners;
    }
}
