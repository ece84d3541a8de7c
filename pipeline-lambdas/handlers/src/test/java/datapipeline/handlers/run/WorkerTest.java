package datapipeline.handlers.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.handlers.testing.Pipeline;
import datapipeline.handlers.testing.ScriptedEngine;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.ProcessingInfo;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private static final Problem BAD_LUCK = Problem.of(ReasonCode.ENGINE_CRASH, "the engine died");
    private final Pipeline pipeline = new Pipeline();

    @Test
    void putsTheManifestLastAndReportsTheCommit() {
        pipeline.resizeQueued();
        assertThat(pipeline.work()).isEqualTo(Answer.DONE);
        Run run = pipeline.store.only();
        assertThat(run.status()).isEqualTo(RunStatus.PROCESSED);
        assertThat(pipeline.bucket.objects)
                .containsKey(run.attemptPrefix() + "1-resize/small.png")
                .containsKey(run.attemptPrefix() + Manifest.NAME);
        assertThat(pipeline.reports).singleElement().satisfies(report -> {
            assertThat(report.outcome()).isEqualTo(Outcome.PROCESSED);
            assertThat(report.manifest().orElseThrow().key()).isEqualTo(run.attemptPrefix() + Manifest.NAME);
        });
    }

    @Test
    void doesNothingForAMessageThatComesAgainAfterTheCommit() {
        pipeline.resizeQueued();
        pipeline.work();
        assertThat(pipeline.work()).isEqualTo(Answer.DONE);
        assertThat(pipeline.engine.performed).hasValue(1);
        assertThat(pipeline.reports).hasSize(1);
    }

    @Test
    void keepsTheMessageOfARunThatSomebodyElseWorksOn() {
        Run run = pipeline.resizeQueued();
        pipeline.runs.claim(run.key(), "else", Duration.ofSeconds(30)).orElseThrow();
        assertThat(pipeline.work()).isEqualTo(Answer.KEPT);
        assertThat(pipeline.engine.performed).hasValue(0);
        assertThat(pipeline.hidden).containsExactly(Duration.ofSeconds(31));
    }

    @Test
    void failsAfterFiveBrokenAttemptsWithTheEnginesOwnReason() {
        pipeline.resizeQueued();
        pipeline.engine.script = input -> new StepResult.Broken(BAD_LUCK);
        for (int i = 1; i < 5; i++) {
            assertThat(pipeline.work()).isEqualTo(Answer.KEPT);
            assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.RETRY_WAIT);
        }
        assertThat(pipeline.work()).isEqualTo(Answer.DONE);
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.FAILED);
        assertThat(pipeline.store.only().state().problem()).contains(BAD_LUCK);
        assertThat(pipeline.reports)
                .singleElement()
                .extracting(ProcessingInfo::outcome)
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void goesOnAfterABrokenAttempt() {
        pipeline.resizeQueued();
        pipeline.engine.script = input -> {
            throw new IllegalStateException("a bug");
        };
        assertThat(pipeline.work()).isEqualTo(Answer.KEPT);
        pipeline.engine.script = ScriptedEngine::done;
        assertThat(pipeline.work()).isEqualTo(Answer.DONE);
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
        assertThat(pipeline.store.only().state().problem()).isEmpty();
    }

    @Test
    void countsThrottlingAsNoAttempt() {
        pipeline.resizeQueued();
        pipeline.engine.script = input -> new StepResult.Throttled(Duration.ofSeconds(2));
        for (int i = 0; i < 20; i++) {
            assertThat(pipeline.work()).isEqualTo(Answer.KEPT);
        }
        assertThat(pipeline.store.only().state().attempts()).isZero();
        assertThat(pipeline.store.only().state().throttles()).isEqualTo(20);
        pipeline.engine.script = ScriptedEngine::done;
        assertThat(pipeline.work()).isEqualTo(Answer.DONE);
    }

    @Test
    void quarantinesAFileThatIsItselfBad() {
        pipeline.resizeQueued();
        pipeline.engine.script =
                input -> new StepResult.Refused(Problem.of(ReasonCode.CORRUPT, "the picture ends early"));
        assertThat(pipeline.work()).isEqualTo(Answer.DONE);
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.QUARANTINED);
    }

    @Test
    void saysThatAnOperationIsNotInstalled() {
        pipeline.input.metadata = Map.of("processing-option", "convert-format;to=webp");
        pipeline.classify.hear(Pipeline.created("acme/a.png", "v1", "0A"));
        pipeline.work();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.FAILED);
        assertThat(pipeline.reports.getLast().errorMessage().orElseThrow())
                .contains("not available in this installation");
    }

    @Test
    void endsPartialWhenTheOptionAllowsAStepToBeMissing() {
        pipeline.input.metadata = Map.of(
                "processing-option",
                "{\"v\":1,\"onError\":\"PARTIAL\",\"steps\":[{\"op\":\"resize\",\"width\":8},{\"op\":\"convert-format\",\"to\":\"webp\"}]}");
        pipeline.classify.hear(Pipeline.created("acme/a.png", "v1", "0A"));
        pipeline.work();
        assertThat(pipeline.reports.getLast().outcome()).isEqualTo(Outcome.PARTIAL);
    }

    @Test
    void endsWhenTheSourceIsGone() {
        pipeline.resizeQueued();
        pipeline.input.gone = true;
        assertThat(pipeline.work()).isEqualTo(Answer.DONE);
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.SOURCE_GONE);
    }

    @Test
    void stopsAnAttemptThatIsCancelledWhileItWorks() {
        Run run = pipeline.resizeQueued();
        pipeline.engine.script = input -> {
            pipeline.intake.cancel(pipeline.runs.find(run.key()).orElseThrow(), "operator");
            new CountDownLatch(1).await();
            throw new AssertionError("nobody interrupted the engine");
        };
        WorkSettings quick = new WorkSettings(Duration.ofSeconds(1), 5, Duration.ofMinutes(1));
        assertThat(pipeline.worker(quick).handle(pipeline.delivery())).isEqualTo(Answer.DONE);
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void refusesAJobOfAnUnknownSchema() {
        pipeline.resizeQueued();
        Delivery future = new Delivery("m", "r", pipeline.delivery().body().replace("job/1", "job/9"));
        assertThatThrownBy(() -> pipeline.worker(pipeline.settings).handle(future))
                .hasMessageContaining("job/9");
    }
}
