package datapipeline.console.files;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.console.paper.Paper;
import datapipeline.model.FileType;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final RunRecord DONE = Paper.file("acme/cat.png", FileType.PICTURE, RunStatus.COMPLETED)
            .runs()
            .getFirst();

    private static RunEvent event(long millis, RunStatus from, RunStatus to) {
        return new RunEvent(
                DONE.summary().runId(),
                Paper.NOON.plusMillis(millis),
                Optional.of(from.name()),
                Optional.of(to.name()),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Timeline.Bar> bars(List<RunEvent> events) {
        return Timeline.of(DONE, events, Paper.NOON.plusSeconds(60));
    }

    @Test
    void hasFiveStagesThatFollowEachOtherWithoutAGap() {
        assertThat(bars(List.of()))
                .extracting(bar -> bar.name() + " " + bar.length().orElseThrow().toMillis())
                .containsExactly("Ingest wait 50", "Classify 40", "Queue wait 2000", "Process 1910", "Join wait 250");
    }

    @Test
    void showsEachAttemptThatFailedWithTheWaitBeforeIt() {
        List<Timeline.Bar> bars = bars(List.of(
                event(90, RunStatus.RECEIVED, RunStatus.QUEUED),
                event(190, RunStatus.QUEUED, RunStatus.PROCESSING),
                event(690, RunStatus.PROCESSING, RunStatus.RETRY_WAIT),
                event(1_090, RunStatus.RETRY_WAIT, RunStatus.PROCESSING),
                event(1_590, RunStatus.PROCESSING, RunStatus.RETRY_WAIT),
                event(2_090, RunStatus.RETRY_WAIT, RunStatus.PROCESSING),
                event(4_000, RunStatus.PROCESSING, RunStatus.PROCESSED)));
        assertThat(bars)
                .extracting(bar -> bar.name() + " " + bar.length().orElseThrow().toMillis())
                .containsExactly(
                        "Ingest wait 50",
                        "Classify 40",
                        "Wait 1 100",
                        "Attempt 1 500",
                        "Wait 2 400",
                        "Attempt 2 500",
                        "Queue wait 500",
                        "Process 1910",
                        "Join wait 250");
        assertThat(bars.stream().map(bar -> bar.length().orElseThrow()).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(DONE.summary().turnaround().orElseThrow());
    }

    @Test
    void showsAnAttemptThatWasTakenOverByTheOneThatCommitted() {
        assertThat(bars(List.of(
                        event(90, RunStatus.RECEIVED, RunStatus.QUEUED),
                        event(190, RunStatus.QUEUED, RunStatus.PROCESSING),
                        event(2_090, RunStatus.PROCESSING, RunStatus.PROCESSING),
                        event(4_000, RunStatus.PROCESSING, RunStatus.PROCESSED))))
                .extracting(bar -> bar.name() + " " + bar.length().orElseThrow().toMillis())
                .containsExactly(
                        "Ingest wait 50",
                        "Classify 40",
                        "Wait 1 100",
                        "Attempt 1 1900",
                        "Queue wait 0",
                        "Process 1910",
                        "Join wait 250");
    }
}
