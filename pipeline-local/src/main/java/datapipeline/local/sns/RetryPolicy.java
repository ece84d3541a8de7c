package datapipeline.local.sns;

import java.time.Duration;
import java.util.Optional;

/**
 * How often and when a delivery is tried again. Sources:
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html and, for web endpoints,
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html#creating-delivery-policy
 *
 * @param atOnce retries without a pause
 * @param soon then retries after the shortest pause
 * @param slower then retries after pauses that grow from the shortest to the longest
 * @param slow then retries after the longest pause
 */
record RetryPolicy(int atOnce, int soon, int slower, int slow, Duration shortest, Duration longest) {

    /** For queues and functions: three weeks. */
    static final RetryPolicy MANAGED =
            new RetryPolicy(3, 2, 10, 100_000, Duration.ofSeconds(1), Duration.ofSeconds(20));

    /** For web endpoints: three retries in a minute. */
    static final RetryPolicy WEB = new RetryPolicy(0, 0, 3, 0, Duration.ofSeconds(20), Duration.ofSeconds(20));

    /** {@link #WEB} as clients are told it. */
    static final String WEB_AS_JSON = "{\"http\":{\"defaultHealthyRetryPolicy\":{\"minDelayTarget\":20,"
            + "\"maxDelayTarget\":20,\"numRetries\":3,\"numMaxDelayRetries\":0,\"numNoDelayRetries\":0,"
            + "\"numMinDelayRetries\":0,\"backoffFunction\":\"linear\"},\"disableSubscriptionOverrides\":false,"
            + "\"defaultRequestPolicy\":{\"headerContentType\":\"text/plain; charset=UTF-8\"}}}";

    /** What AWS does for each kind of endpoint. */
    static RetryPolicy of(Subscription.Protocol protocol) {
        return protocol.isWeb() ? WEB : MANAGED;
    }

    /** How long to wait after so many failed tries; empty when that was the last one. */
    Optional<Duration> pauseAfter(int failures) {
        int retry = failures;
        if (retry <= atOnce) {
            return Optional.of(Duration.ZERO);
        }
        retry -= atOnce;
        if (retry <= soon) {
            return Optional.of(shortest);
        }
        retry -= soon;
        if (retry <= slower) {
            double grown = shortest.toMillis() * Math.pow(growth(), retry - 1.0);
            return Optional.of(Duration.ofMillis(Math.round(grown)));
        }
        return retry - slower <= slow ? Optional.of(longest) : Optional.empty();
    }

    private double growth() {
        return slower < 2 ? 1 : Math.pow((double) longest.toMillis() / shortest.toMillis(), 1.0 / (slower - 1));
    }
}
