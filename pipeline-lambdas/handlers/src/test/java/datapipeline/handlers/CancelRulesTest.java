package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.run.Handled;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.model.engine.StepResult;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A cancel at each stage of a run. */
class CancelRulesTest {
    private final Pipeline pipeline = new Pipeline();

    @Test
    void cancelsARunThatWaits() {
        pipeline.upload();
        cancel();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.CANCELLED);
        pipeline.deliverAll();
        assertThat(pipeline.engine.performed).isZero();
        assertThat(pipeline.announced).singleElement().asString().endsWith("CANCELLED");
    }

    @Test
    void cancelsARunThatIsBeingProcessed() {
        pipeline.upload();
        pipeline.engine.script = input -> {
            cancel();
            new CountDownLatch(1).await();
            throw new AssertionError("nobody interrupted the engine");
        };
        var quick = pipeline.worker(Duration.ofSeconds(3));
        assertThat(quick.handle(pipeline.jobs.getLast(), visibility -> {})).isEqualTo(new Handled.Done());
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void leavesARunThatHasEndedAsItIsWhenAskedToCancelIt() {
        pipeline.upload();
        pipeline.work();
        cancel();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
        pipeline.deliverAll();
        cancel();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void stopsTheExternalJobOfACancelledRun() {
        pipeline.engine.external = true;
        pipeline.engine.script = input -> new StepResult.Pending("mc-1", Duration.ofHours(1));
        pipeline.upload();
        pipeline.work();
        cancel();
        pipeline.pass(Duration.ofSeconds(1));
        pipeline.sweep();
        pipeline.work();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(pipeline.engine.calledOff)
                .singleElement()
                .satisfies(job -> assertThat(job.id()).contains("mc-1"));
    }

    private void cancel() {
        Run run = pipeline.store.all().getFirst();
        pipeline.commands.cancel(run.intake().fileId(), run.runId());
    }
}
