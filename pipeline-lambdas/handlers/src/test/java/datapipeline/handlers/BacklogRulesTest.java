package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.run.Handled;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.handlers.testing.ScriptedEngine;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A queue that is long is not made longer by who looks after the runs in it, and nobody jumps it. */
class BacklogRulesTest {
    private static final int MINUTES_OF_TWO_DAYS = 2 * 24 * 60;
    private final Pipeline pipeline = new Pipeline();

    @Test
    void sendsARunThatWaitsForDaysInItsQueueTwiceADayAndNoMore() {
        pipeline.upload();
        sweepForTwoDays();
        assertThat(pipeline.jobs).hasSizeBetween(3, 5);
        pipeline.deliverAll();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(pipeline.engine.performed).isEqualTo(1);
    }

    @Test
    void sendsARunWhoseNextAttemptWaitsInALongQueueEverMoreSeldom() {
        pipeline.engine.script = input -> new StepResult.Broken(Problem.of(ReasonCode.ENGINE_CRASH, "the engine died"));
        pipeline.upload();
        pipeline.work();
        sweepForTwoDays();
        assertThat(pipeline.jobs).hasSizeLessThan(15);
        pipeline.engine.script = ScriptedEngine::done;
        pipeline.deliverAll();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void sendsARunWhoseWorkerDiedEverMoreSeldomWhileTheQueueIsLong() {
        pipeline.upload();
        pipeline.runs.change(
                pipeline.store.only(), run -> Optional.of(run.claimed(pipeline.now, Duration.ofSeconds(60), "dies")));
        sweepForTwoDays();
        assertThat(pipeline.jobs).hasSizeLessThan(15);
        pipeline.deliverAll();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void beginsNoThrottledRunBeforeItsTimeWhoeverSentItsJobOnceMore() {
        pipeline.upload();
        pipeline.engine.script = input -> new StepResult.Throttled(Duration.ofMinutes(4));
        Duration wait = ((Handled.Again) pipeline.work()).after();
        pipeline.engine.script = ScriptedEngine::done;
        pipeline.pass(Duration.ofSeconds(30));
        assertThat(pipeline.work()).isEqualTo(new Handled.Again(wait.minusSeconds(30), "its next attempt comes later"));
        assertThat(pipeline.engine.performed).isEqualTo(1);
        pipeline.pass(wait);
        assertThat(pipeline.work()).isEqualTo(new Handled.Done());
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
    }

    @Test
    void cancelsARunAtOnceThatWaitsForItsNextAttempt() {
        pipeline.engine.external = true;
        pipeline.engine.script = input -> new StepResult.Pending("mc-1", Duration.ofHours(1));
        pipeline.upload();
        pipeline.work();
        pipeline.engine.script = input -> new StepResult.Throttled(Duration.ofMinutes(4));
        pipeline.pass(Duration.ofHours(2));
        pipeline.work();
        Run waiting = pipeline.store.only();
        assertThat(waiting.progress().retryAt()).isPresent();
        pipeline.commands.cancel(waiting.intake().fileId(), waiting.runId());
        pipeline.work();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void looksAfterAThousandRunsAtATimeAndAfterTheOthersNext() {
        for (int i = 0; i < 1_500; i++) {
            pipeline.classify.accept(Pipeline.arrival("acme/%d.gif".formatted(i), Optional.of("v1"), "0A"));
        }
        pipeline.pass(Duration.ofHours(13));
        pipeline.sweep();
        assertThat(pipeline.jobs).hasSize(2_500);
        pipeline.sweep();
        assertThat(pipeline.jobs).hasSize(3_000);
        pipeline.sweep();
        assertThat(pipeline.jobs).hasSize(3_000);
    }

    @Test
    void runsThatCannotBeHelpedStandInNobodysWayHoweverMany() {
        for (int i = 0; i < 1_000; i++) {
            pipeline.classify.accept(Pipeline.arrival("acme/%d.gif".formatted(i), Optional.of("v1"), "0A"));
        }
        pipeline.pass(Duration.ofSeconds(1));
        pipeline.upload();
        pipeline.unhelpable = run -> !run.intake().source().key().equals("acme/a.gif");
        pipeline.pass(Duration.ofHours(13));
        pipeline.sweep();
        assertThat(pipeline.jobs).hasSize(1_001);
        pipeline.sweep();
        assertThat(pipeline.jobs).hasSize(1_002);
    }

    private void sweepForTwoDays() {
        for (int minute = 0; minute < MINUTES_OF_TWO_DAYS; minute++) {
            pipeline.pass(Duration.ofMinutes(1));
            pipeline.sweep();
        }
    }
}
