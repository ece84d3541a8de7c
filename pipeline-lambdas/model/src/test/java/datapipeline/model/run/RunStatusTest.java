package datapipeline.model.run;

import static datapipeline.model.run.RunStatus.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunStatusTest {
    private static final Set<RunStatus> ENDS_UNPROCESSED =
            EnumSet.of(FAILED, QUARANTINED, SUPERSEDED, SOURCE_GONE, CANCELLED);

    private static Set<RunStatus> after(RunStatus status) {
        Set<RunStatus> next = EnumSet.noneOf(RunStatus.class);
        Arrays.stream(values()).filter(status::mayBecome).forEach(next::add);
        next.remove(status);
        return next;
    }

    private static Set<RunStatus> unprocessedOr(RunStatus... others) {
        Set<RunStatus> all = EnumSet.copyOf(ENDS_UNPROCESSED);
        all.addAll(Set.of(others));
        return all;
    }

    @Test
    void goesFromTheQueueThroughAttemptsToItsResult() {
        assertThat(after(RECEIVED)).isEqualTo(unprocessedOr(QUEUED, PROCESSING));
        assertThat(after(QUEUED)).isEqualTo(unprocessedOr(PROCESSING));
        assertThat(after(PROCESSING)).isEqualTo(unprocessedOr(RETRY_WAIT, PROCESSED));
        assertThat(after(RETRY_WAIT)).isEqualTo(unprocessedOr(PROCESSING));
        assertThat(after(PROCESSED)).containsExactlyInAnyOrder(RETRY_WAIT, COMPLETED, PARTIAL);
    }

    @ParameterizedTest
    @EnumSource
    void staysWhereItEnded(RunStatus status) {
        assertThat(after(status).isEmpty()).isEqualTo(status.terminal());
    }

    @ParameterizedTest
    @EnumSource
    void everyOutcomeOfProcessingIsAnEndAndOnlyThoseWithOutputsAreCompletions(Outcome outcome) {
        assertThat(outcome.ends().terminal()).isTrue();
        assertThat(PROCESSED.mayBecome(outcome.ends())).isEqualTo(outcome.hasOutputs());
    }
}
