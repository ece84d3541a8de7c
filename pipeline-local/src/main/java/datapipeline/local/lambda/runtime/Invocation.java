package datapipeline.local.lambda.runtime;

import java.time.Duration;

/**
 * One event on its way into a function.
 *
 * @param requestId the same for every try of an asynchronous event, as on AWS
 * @param functionArn as the caller named the function
 * @param payload the event, as JSON
 */
public record Invocation(String requestId, String functionArn, String payload) {

    /** When the function must have answered, in the time of {@link System#nanoTime}: a moved clock ends no function. */
    record Deadline(long nanos) {
        static Deadline in(Duration time) {
            return new Deadline(System.nanoTime() + time.toNanos());
        }

        Duration remaining() {
            return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
        }
    }
}
