package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.run.Handled;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.handlers.testing.ScriptedEngine;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.WorkDone;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How long a worker may go on when the record is out of reach. */
class LeaseRulesTest {
    private static final WorkDone ALL = new WorkDone(100, "resize: scripting");
    private final Pipeline pipeline = new Pipeline();

    @Test
    void worksOnWhileTheRecordCannotBeReachedAsLongAsTheLeaseLasts() {
        pipeline.upload();
        CountDownLatch noticed = new CountDownLatch(1);
        pipeline.engine.script = input -> {
            pipeline.store.down = true;
            await(() -> pipeline.logged("could not be renewed yet"));
            pipeline.store.down = false;
            noticed.countDown();
            return ScriptedEngine.done(input);
        };
        pipeline.worker(Duration.ofSeconds(3)).handle(pipeline.jobs.getLast(), visibility -> {});
        assertThat(noticed.getCount()).isZero();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
    }

    @Test
    void stopsWorkingWhenTheLeaseIsOver() {
        pipeline.upload();
        pipeline.engine.script = input -> {
            pipeline.store.down = true;
            pipeline.pass(Duration.ofSeconds(10));
            new CountDownLatch(1).await();
            throw new AssertionError("nobody interrupted the engine");
        };
        assertThat(pipeline.worker(Duration.ofSeconds(3)).handle(pipeline.jobs.getLast(), visibility -> {}))
                .isInstanceOf(Handled.Again.class);
        assertThat(pipeline.files.manifests).isEmpty();
    }

    @Test
    void recordsHowFarTheWorkerHasGotWithItsLeaseHoweverOftenTheEngineTells() {
        pipeline.upload();
        pipeline.engine.script = input -> {
            for (int i = 0; i <= 1000; i++) {
                input.progress().at(i / 1000.0, "scripting");
            }
            await(() -> pipeline.store.only().progress().done().equals(Optional.of(ALL)));
            assertThat(pipeline.store.only().progress().revision()).isLessThan(50);
            return ScriptedEngine.done(input);
        };
        pipeline.worker(Duration.ofSeconds(3)).handle(pipeline.jobs.getLast(), visibility -> {});
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
        assertThat(pipeline.store.only().progress().done())
                .as("what was recorded of an attempt that is over")
                .isEmpty();
    }

    private static void await(Callable<Boolean> condition) throws InterruptedException {
        try {
            for (int i = 0; i < 1000 && !condition.call(); i++) {
                new CountDownLatch(1).await(20, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
            assertThat(condition.call()).isTrue();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
