package datapipeline.local.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    @Test
    void queuesAndFunctionsAreTriedAtOnceThenSoonThenEverMoreSlowlyForWeeks() {
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(failures -> pause(RetryPolicy.MANAGED, failures)))
                .containsExactly(
                        Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThat(pause(RetryPolicy.MANAGED, 6)).isEqualTo(Duration.ofSeconds(1));
        assertThat(IntStream.rangeClosed(6, 15).mapToObj(failures -> pause(RetryPolicy.MANAGED, failures)))
                .isSorted();
        assertThat(pause(RetryPolicy.MANAGED, 15)).isEqualTo(Duration.ofSeconds(20));
        assertThat(pause(RetryPolicy.MANAGED, 100_015)).isEqualTo(Duration.ofSeconds(20));
        assertThat(RetryPolicy.MANAGED.pauseAfter(100_016)).isEmpty();
    }

    @Test
    void webServersAreTriedThreeTimesMoreWithinAMinute() {
        assertThat(IntStream.rangeClosed(1, 3).mapToObj(failures -> pause(RetryPolicy.WEB, failures)))
                .containsOnly(Duration.ofSeconds(20));
        assertThat(RetryPolicy.WEB.pauseAfter(4)).isEmpty();
    }

    private static Duration pause(RetryPolicy policy, int failures) {
        return policy.pauseAfter(failures).orElseThrow();
    }
}
