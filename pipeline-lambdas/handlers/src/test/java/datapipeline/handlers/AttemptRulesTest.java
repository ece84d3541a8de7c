package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.run.Handled;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.handlers.testing.ScriptedEngine;
import datapipeline.model.Ids;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Who may work on a run, what counts as an attempt, and who may commit. */
class AttemptRulesTest {
    private static final Problem BAD_LUCK = Problem.of(ReasonCode.ENGINE_CRASH, "the engine died");
    private final Pipeline pipeline = new Pipeline();

    @Test
    void givesTheRunToOneOfTwelveThatAskAtOnce() throws Exception {
        pipeline.upload();
        CountDownLatch start = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        pipeline.engine.script = input -> {
            finish.await();
            return ScriptedEngine.done(input);
        };
        try (var threads = Executors.newFixedThreadPool(12)) {
            List<Future<Handled>> answers = new ArrayList<>();
            Callable<Handled> work = () -> {
                start.await();
                Handled answer = pipeline.work();
                finish.countDown(); // A loser answers at once, and only then the winner goes on.
                return answer;
            };
            for (int i = 0; i < 12; i++) {
                answers.add(threads.submit(work));
            }
            start.countDown();
            for (Future<Handled> answer : answers) {
                answer.get();
            }
        }
        assertThat(pipeline.engine.performed).isEqualTo(1);
        assertThat(pipeline.store.only().progress().fence()).isEqualTo(1);
        assertThat(pipeline.notices).hasSize(1);
    }

    @Test
    void refusesTheCommitOfAWorkerWhoseRunWasTakenOver() {
        pipeline.upload();
        pipeline.engine.script = zombie -> {
            pipeline.pass(Duration.ofSeconds(61));
            pipeline.engine.script = ScriptedEngine::done;
            pipeline.work();
            return ScriptedEngine.done(zombie);
        };
        pipeline.work();
        Run run = pipeline.store.only();
        assertThat(run.status()).isEqualTo(RunStatus.PROCESSED);
        assertThat(run.progress().fence()).isEqualTo(2);
        assertThat(pipeline.times("FencedAttempts")).isEqualTo(1);
        assertThat(pipeline.files.outputs.keySet()).allMatch(key -> key.contains("/g1-a2/"));
        assertThat(pipeline.files.manifests).hasSize(1);
    }

    @Test
    void keepsTheOutputsOfACommitWhoseAnswerWasLost() {
        pipeline.upload();
        pipeline.engine.script = input -> {
            pipeline.store.loseNextAnswer = true;
            return ScriptedEngine.done(input);
        };
        pipeline.work();
        assertThat(pipeline.files.outputs).hasSize(1);
        assertThat(pipeline.files.manifests).hasSize(1);
        assertThat(pipeline.times("FencedAttempts")).isZero();
    }

    @Test
    void failsAfterFiveBrokenAttempts() {
        pipeline.upload();
        pipeline.engine.script = input -> new StepResult.Broken(BAD_LUCK);
        for (int i = 1; i < 5; i++) {
            assertThat(pipeline.workInTime()).isInstanceOf(Handled.Again.class);
            assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.RETRY_WAIT);
        }
        assertThat(pipeline.workInTime()).isEqualTo(new Handled.Done());
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.FAILED);
        assertThat(pipeline.notices)
                .singleElement()
                .satisfies(info -> assertThat(info.outcome()).isEqualTo(Outcome.FAILED));
    }

    @Test
    void triesAFileThatTookTooLongOnlyOnceMore() {
        Problem slow = Problem.of(ReasonCode.ENGINE_TIMEOUT, "ffmpeg did not finish within 600 s");
        pipeline.upload();
        pipeline.engine.script = input -> new StepResult.Broken(slow);
        assertThat(pipeline.workInTime()).isInstanceOf(Handled.Again.class);
        assertThat(pipeline.workInTime()).isEqualTo(new Handled.Done());
        assertThat(pipeline.engine.performed).isEqualTo(2);
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.FAILED);
        assertThat(pipeline.store.only().progress().problem()).contains(slow);
    }

    @Test
    void letsAFileThatTookTooLongComeThroughAtItsSecondTry() {
        pipeline.upload();
        pipeline.engine.script =
                input -> new StepResult.Broken(Problem.of(ReasonCode.ENGINE_TIMEOUT, "not within 600 s"));
        pipeline.workInTime();
        pipeline.engine.script = ScriptedEngine::done;
        pipeline.workInTime();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
    }

    @Test
    void keepsNothingOfAnEarlierAttemptsProblemInARunThatCameThrough() {
        pipeline.upload();
        pipeline.engine.script = input -> new StepResult.Broken(BAD_LUCK);
        pipeline.work();
        assertThat(pipeline.store.only().progress().problem()).contains(BAD_LUCK);
        pipeline.engine.script = ScriptedEngine::done;
        pipeline.workInTime();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
        assertThat(pipeline.store.only().progress().problem()).isEmpty();
        assertThat(pipeline.store.sentences).containsExactly(BAD_LUCK.message());
    }

    @Test
    void tellsInTheHistoryWhoTookOverFromWhom() {
        pipeline.upload();
        pipeline.runs.change(
                pipeline.store.only(),
                run -> Optional.of(run.claimed(pipeline.now, Duration.ofSeconds(60), "lambda-picture/3f2a9c10")));
        pipeline.pass(Duration.ofSeconds(61));
        pipeline.work();
        assertThat(pipeline.store.sentences)
                .containsExactly("attempt 2 takes over from attempt 1: "
                        + "the lease of lambda-picture/3f2a9c10 had run out at 2026-11-24T10:01:00Z");
    }

    @Test
    void namesTheBucketOfThisDeploymentInWhatItTells() {
        pipeline.upload();
        pipeline.work();
        assertThat(pipeline.notices)
                .singleElement()
                .satisfies(info ->
                        assertThat(info.manifest().orElseThrow().bucket()).isEqualTo(Pipeline.OUTPUT_BUCKET));
    }

    @Test
    void supersedesARunWhoseObjectWasOverwrittenWhileItWaited() {
        pipeline.upload();
        pipeline.files.replaced = true;
        assertThat(pipeline.work()).isEqualTo(new Handled.Done());
        assertThat(pipeline.engine.performed).isZero();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.SUPERSEDED);
        assertThat(pipeline.notices)
                .singleElement()
                .satisfies(info -> assertThat(info.outcome()).isEqualTo(Outcome.SUPERSEDED));
    }

    @Test
    void quarantinesAFileThatTheMachineHasNoRoomForAndFetchesNoneOfIt() {
        pipeline.files.size = Pipeline.LARGEST_FILE + 1;
        pipeline.upload();
        assertThat(pipeline.work()).isEqualTo(new Handled.Done());
        assertThat(pipeline.files.downloads).isZero();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.QUARANTINED);
        assertThat(pipeline.store.only().progress().problem())
                .contains(Problem.of(
                        ReasonCode.TOO_LARGE,
                        "The file has 10.0 GB; the machines that process it here have room for files up to 10.0 GB."));
    }

    @Test
    void quarantinesAFileThatTheEngineDoesNotTakeAndFetchesNoneOfIt() {
        pipeline.engine.largest = 2_000_000;
        pipeline.files.size = 2_100_000;
        pipeline.upload();
        assertThat(pipeline.work()).isEqualTo(new Handled.Done());
        assertThat(pipeline.files.downloads).isZero();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.QUARANTINED);
        assertThat(pipeline.store.only().progress().problem().orElseThrow().message())
                .isEqualTo("The file has 2.1 MB; resize takes gif files up to 2.0 MB.");
    }

    @Test
    void takesAFileOfJustTheSizeThatFits() {
        pipeline.engine.largest = 2_000_000;
        pipeline.files.size = 2_000_000;
        pipeline.upload();
        pipeline.work();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
    }

    @Test
    void keepsWhatTheEngineFoundOutInTheManifestAndTheNotice() {
        pipeline.upload();
        pipeline.engine.script = input -> {
            StepResult.Done done = (StepResult.Done) ScriptedEngine.done(input);
            return new StepResult.Done(done.files(), Map.of("frames", "3"), done.units());
        };
        pipeline.work();
        assertThat(pipeline.files.manifests.values())
                .singleElement()
                .satisfies(manifest ->
                        assertThat(manifest.steps().getFirst().metadata()).isEqualTo(Map.of("frames", "3")));
        assertThat(pipeline.notices.getFirst().steps().getFirst().metadata()).isEqualTo(Map.of("frames", "3"));
    }

    @Test
    void quarantinesAFileWhoseBytesAreNotThoseThatItsUploaderDeclared() {
        pipeline.files.metadata.put("sha256", Ids.sha256Hex("other pixels"));
        pipeline.upload();
        pipeline.work();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.QUARANTINED);
        assertThat(pipeline.store.only().progress().problem().orElseThrow()).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ReasonCode.CHECKSUM_MISMATCH);
            assertThat(problem.message()).contains(Ids.sha256Hex("other pixels"));
        });
        assertThat(pipeline.engine.performed).isZero();
    }

    @Test
    void countsThrottlingAsNoAttempt() {
        pipeline.upload();
        pipeline.engine.script = input -> new StepResult.Throttled(Duration.ofSeconds(2));
        for (int i = 0; i < 20; i++) {
            assertThat(pipeline.workInTime()).isInstanceOf(Handled.Again.class);
        }
        assertThat(pipeline.store.only().progress().attempts()).isZero();
        assertThat(pipeline.store.only().progress().throttles()).isEqualTo(20);
        pipeline.engine.script = ScriptedEngine::done;
        assertThat(pipeline.workInTime()).isEqualTo(new Handled.Done());
    }

    @Test
    void triesAnEngineThatGivesItsFilesNamesNoOutputCanHaveLikeAnyThatIsBroken() {
        pipeline.upload();
        pipeline.engine.script = input -> {
            Path made = Files.writeString(input.outputs().resolve(".hidden"), "made");
            return new StepResult.Done(List.of(StepResult.MadeFile.of(made, "image/gif")), Map.of(), Map.of());
        };
        for (int i = 1; i < 5; i++) {
            assertThat(pipeline.workInTime()).isInstanceOf(Handled.Again.class);
        }
        assertThat(pipeline.workInTime()).isEqualTo(new Handled.Done());
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.FAILED);
        assertThat(pipeline.store.only().progress().problem().orElseThrow().message())
                .isEqualTo("The engine for 1-resize made a file that cannot be stored: "
                        + "an output cannot be called \".hidden\".");
    }

    @Test
    void givesUpOnAFileThatKillsWorkerAfterWorker() {
        pipeline.upload();
        for (int i = 0; i < 5; i++) { // The worker that comes next takes over from the fifth that died.
            pipeline.runs.change(
                    pipeline.store.only(),
                    run -> Optional.of(run.claimed(pipeline.now, Duration.ofSeconds(60), "worker that dies")));
            pipeline.pass(Duration.ofSeconds(61));
        }
        assertThat(pipeline.work()).isEqualTo(new Handled.Done());
        assertThat(pipeline.engine.performed).isZero();
        assertThat(pipeline.store.only().progress().problem().orElseThrow().code())
                .isEqualTo(ReasonCode.ENGINE_CRASH);
    }
}
