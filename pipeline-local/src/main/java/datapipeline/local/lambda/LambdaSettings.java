package datapipeline.local.lambda;

import datapipeline.local.lambda.runtime.FunctionPool.Mode;
import java.time.Duration;
import java.util.List;

/**
 * How functions are run.
 *
 * @param mode in this process, or each in a process of its own
 * @param retryDelays the waits before the second and the third try of an asynchronous event whose function failed
 * @param accountConcurrency how many executions a function may have that has none reserved
 * @param asyncHands how many asynchronous events of a function are handled at a time
 */
public record LambdaSettings(Mode mode, List<Duration> retryDelays, int accountConcurrency, int asyncHands) {
    public LambdaSettings {
        if (retryDelays.size() != 2) {
            throw new IllegalArgumentException("there are two retries, so two delays, not " + retryDelays);
        }
        if (accountConcurrency < 1 || asyncHands < 1) {
            throw new IllegalArgumentException("nothing could run with an account concurrency of %d and %d hands"
                    .formatted(accountConcurrency, asyncHands));
        }
        retryDelays = List.copyOf(retryDelays);
    }

    /**
     * In this process, with AWS's delays of one and two minutes. Source:
     * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
     */
    public static LambdaSettings defaults() {
        return new LambdaSettings(Mode.IN_PROCESS, List.of(Duration.ofMinutes(1), Duration.ofMinutes(2)), 1_000, 16);
    }

    /** The same with other waits between tries. */
    public LambdaSettings withRetryDelays(Duration first, Duration second) {
        return new LambdaSettings(mode, List.of(first, second), accountConcurrency, asyncHands);
    }

    /** The same in another mode. */
    public LambdaSettings withMode(Mode other) {
        return new LambdaSettings(other, retryDelays, accountConcurrency, asyncHands);
    }
}
