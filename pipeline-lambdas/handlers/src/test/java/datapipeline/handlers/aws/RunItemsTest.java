package datapipeline.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.run.Run;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.WorkDone;
import datapipeline.model.table.Attributes;
import datapipeline.model.table.InputTable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever a run has become comes back from its item as it was. */
class RunItemsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:01Z");
    private static final Duration LEASE = Duration.ofSeconds(60);

    @Test
    void keepsTheVersionOfTheClassifierThatToldItsType() {
        Pipeline pipeline = new Pipeline();
        pipeline.upload();
        Map<String, AttributeValue> item = new HashMap<>(RunItems.item(pipeline.store.only()));
        item.put(Attributes.CLASSIFIER_VERSION, AttributeValue.fromN("7"));
        Run later = RunItems.run(item).lookedAfter(NOW);
        assertThat(RunItems.item(later)).containsEntry(Attributes.CLASSIFIER_VERSION, AttributeValue.fromN("7"));
    }

    @Test
    void comesBackAsItWas() {
        Pipeline pipeline = new Pipeline();
        pipeline.upload();
        Run queued = pipeline.store.only();
        Run working = queued.claimed(NOW, LEASE, "lambda-picture/3f2a9c10");
        Problem problem = new Problem(ReasonCode.ENGINE_CRASH, "the engine died", List.of("try again"));
        Run[] states = {
            queued,
            working,
            working.withExternalJob(NOW, "1-resize", "job-1"),
            working.renewed(NOW, LEASE, Optional.of(new WorkDone(43, "transcode: encoding"))),
            waiting(problem),
            working.ended(RunStatus.FAILED, Optional.of(problem), NOW).settled(NOW, Optional.of(7L)),
            working.committed(NOW, "v1/acme/f/r/g1-a1/_manifest.json", "ab")
                    .joined(RunStatus.COMPLETED, NOW, Optional.of(123L)),
        };
        for (Run state : states) {
            assertThat(RunItems.run(RunItems.item(state))).isEqualTo(state);
        }
    }

    @Test
    void aClaimWhoseLeaseWasTakenFromItsItemIsTakenOverAtOnceAndCountsAsNoDeathOfAWorker() {
        Pipeline pipeline = new Pipeline();
        pipeline.upload();
        Run working = pipeline.store.only().claimed(NOW, LEASE, "lambda-picture/3f2a9c10");
        Map<String, AttributeValue> item = new HashMap<>(RunItems.item(working));
        item.remove(Attributes.LEASE_UNTIL);
        Run letGo = RunItems.run(item);

        Instant hoursLater = NOW.plus(Duration.ofHours(8));
        assertThat(letGo.claimable(NOW)).isTrue();
        Run next = letGo.claimed(hoursLater, LEASE, "lambda-picture/77b01c2d");
        assertThat(next.progress().takeovers()).isZero();
        assertThat(next.progress().worked())
                .as("work until the last sign of life")
                .isZero();
    }

    @Test
    void aRunThatCameThroughLiesUnderNoReason() {
        Problem problem = Problem.of(ReasonCode.ENGINE_CRASH, "the engine died");
        Run done = waiting(problem)
                .claimed(NOW, LEASE, "lambda-picture/77b01c2d")
                .committed(NOW, "v1/acme/f/r/g1-a2/_manifest.json", "ab")
                .joined(RunStatus.COMPLETED, NOW, Optional.of(123L));
        assertThat(RunItems.item(done))
                .doesNotContainKeys(Attributes.REASON_CODE, Attributes.ERROR_MESSAGE, InputTable.BY_REASON + "Pk");
    }

    private static Run waiting(Problem problem) {
        Pipeline pipeline = new Pipeline();
        pipeline.upload();
        pipeline.engine.script = input -> new StepResult.Broken(problem);
        pipeline.work();
        return pipeline.store.only();
    }
}
