package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.run.Handled;
import datapipeline.handlers.run.Hold;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.handlers.testing.ScriptedEngine;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** All steps of an attempt share the time that their function has. */
class TimeLimitRulesTest {
    private static final Duration FUNCTION = Duration.ofMinutes(15);
    private static final Problem OUT_OF_TIME = Problem.of(
            ReasonCode.ENGINE_TIMEOUT,
            "The steps together did not finish within 870 s, which is all that one attempt may take.");

    private final Pipeline pipeline = new Pipeline();

    @Test
    void givesEachStepWhatIsLeftOfTheTimeAndNeverMoreThanTenMinutes() {
        twoSteps();
        List<Duration> limits = new ArrayList<>();
        pipeline.engine.script = input -> {
            limits.add(input.limit());
            pipeline.pass(Duration.ofMinutes(9));
            return ScriptedEngine.done(input);
        };
        work();
        assertThat(limits)
                .containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(5).plusSeconds(30));
    }

    @Test
    void beginsNoStepThatNoTimeIsLeftFor() {
        twoSteps();
        pipeline.engine.script = input -> {
            pipeline.pass(Duration.ofSeconds(871));
            return ScriptedEngine.done(input);
        };
        assertThat(work()).isInstanceOf(Handled.Again.class);
        assertThat(pipeline.engine.performed).isEqualTo(1);
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.RETRY_WAIT);
        assertThat(pipeline.store.only().progress().problem()).contains(OUT_OF_TIME);
    }

    @Test
    void stopsAStepThatDoesNotKeepItsLimitAndFailsTheRunAtTheSecondTime() {
        pipeline.upload();
        pipeline.engine.script = input -> {
            pipeline.pass(Duration.ofSeconds(871));
            new CountDownLatch(1).await();
            throw new AssertionError("nobody interrupted the engine");
        };
        assertThat(work()).isInstanceOf(Handled.Again.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        pipeline.pass(Duration.ofMinutes(1));
        assertThat(work()).isEqualTo(new Handled.Done());
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.FAILED);
        assertThat(pipeline.store.only().progress().problem()).contains(OUT_OF_TIME);
        assertThat(pipeline.store.only().progress().takeovers()).isZero();
    }

    private void twoSteps() {
        pipeline.files.metadata.put("processing-option", "resize;width=8, resize;width=9");
        pipeline.upload();
    }

    private Handled work() {
        Instant end = pipeline.now.plus(FUNCTION);
        return pipeline.worker(Duration.ofSeconds(3)).handle(pipeline.jobs.getLast(), new Hold() {
            @Override
            public void extend(Duration visibility) {}

            @Override
            public Instant mustEndBy() {
                return end;
            }
        });
    }
}
