package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.run.Handled;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.handlers.testing.ScriptedEngine;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is ours and does not answer is no fault of a file. */
class OutageRulesTest {
    private final Pipeline pipeline = new Pipeline();

    @Test
    void failsNoFileForAnOutageOfS3HoweverOftenItIsTriedMeanwhile() {
        pipeline.upload();
        pipeline.files.down = true;
        for (int i = 0; i < 10; i++) {
            workUntilItsTime();
            assertThat(pipeline.store.only().status()).as("after try %d", i).isEqualTo(RunStatus.RETRY_WAIT);
        }
        assertThat(pipeline.store.only().progress().attempts()).isZero();
        assertThat(pipeline.store.only().progress().takeovers()).isZero();
        pipeline.files.down = false;
        assertThat(pipeline.work()).isEqualTo(new Handled.Done());
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
    }

    @Test
    void commitsWhatIsMadeWhenTheTableIsBackBeforeTheLeaseIsOver() {
        pipeline.upload();
        pipeline.engine.script = input -> {
            pipeline.store.failNext(3);
            return ScriptedEngine.done(input);
        };
        assertThat(pipeline.work()).isEqualTo(new Handled.Done());
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
        assertThat(pipeline.engine.performed).isEqualTo(1);
        assertThat(pipeline.files.manifests).hasSize(1);
    }

    @Test
    void givesBackARunWhoseLeaseIsOverInsteadOfLettingItLookLikeAWorkersDeath() {
        pipeline.upload();
        pipeline.engine.script = input -> {
            pipeline.store.down = true;
            pipeline.pass(Duration.ofSeconds(10));
            try {
                new CountDownLatch(1).await();
            } finally {
                pipeline.store.down = false;
            }
            throw new AssertionError("nobody interrupted the engine");
        };
        pipeline.worker(Duration.ofSeconds(3)).handle(pipeline.jobs.getLast(), visibility -> {});
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.RETRY_WAIT);
        pipeline.engine.script = ScriptedEngine::done;
        pipeline.work();
        assertThat(pipeline.store.only().progress().takeovers()).isZero();
    }

    @Test
    void worksOnUnderAClaimWhoseAnswerWasLost() {
        pipeline.upload();
        pipeline.store.loseNextAnswer = true;
        assertThat(pipeline.work()).isEqualTo(new Handled.Done());
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
        assertThat(pipeline.store.only().progress().fence()).isEqualTo(1);
    }

    @Test
    void worksOnAlthoughItsMessageCannotBeKeptHidden() {
        pipeline.upload();
        pipeline.worker(Duration.ofSeconds(60)).handle(pipeline.jobs.getLast(), visibility -> {
            throw new IllegalStateException("SQS does not answer");
        });
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
    }

    @Test
    void endsARunThatIsCutOffForMostOfADayAndNamesTheCause() {
        pipeline.upload();
        Instant begin = pipeline.now;
        pipeline.files.down = true;
        for (int i = 1; i < Pipeline.MOST_CUT_OFFS; i++) {
            workUntilItsTime();
        }
        assertThat(Duration.between(begin, pipeline.now)).isBetween(Duration.ofHours(16), Duration.ofHours(26));
        assertThat(pipeline.work()).isEqualTo(new Handled.Done());
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.FAILED);
        assertThat(pipeline.store.only().progress().problem())
                .contains(Problem.of(
                        ReasonCode.ATTEMPTS_EXHAUSTED,
                        "32 attempts were cut off by what the pipeline itself stands on. "
                                + "The last: The attempt was cut off: S3 does not answer"));
        assertThat(pipeline.notices)
                .singleElement()
                .satisfies(info -> assertThat(info.outcome()).isEqualTo(Outcome.FAILED));
    }

    @Test
    void isLateByNoMoreThanAnHourAfterAnOutage() {
        pipeline.upload();
        pipeline.files.down = true;
        for (int i = 1; i < Pipeline.MOST_CUT_OFFS; i++) {
            Handled.Again again = (Handled.Again) pipeline.workInTime();
            assertThat(again.after()).isLessThanOrEqualTo(Duration.ofHours(1));
        }
    }

    private void workUntilItsTime() {
        Handled answer = pipeline.work();
        assertThat(answer).isInstanceOf(Handled.Again.class);
        pipeline.pass(((Handled.Again) answer).after().plusSeconds(1));
    }
}
