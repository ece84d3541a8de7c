package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.handlers.output.Half;
import datapipeline.handlers.run.Handled;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.testing.Faults;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.handlers.testing.ScriptedEngine;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.run.EngineKind;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.RunReason;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final Problem BAD_LUCK = Problem.of(ReasonCode.ENGINE_CRASH, "the engine died");
    private final Pipeline pipeline = new Pipeline();

    @ParameterizedTest
    @ValueSource(strings = {"SM", "MS", "SSM", "MMS", "SMS", "MSM", "SMM", "MSS", "SMSM", "MSSM", "SSMM", "MMSS"})
    void joinsTheHalvesInAnyOrderAndAnnouncesOnce(String order) {
        pipeline.upload();
        pipeline.work();
        Half written = pipeline.halves().get(0);
        Half told = pipeline.halves().get(1);
        for (char half : order.toCharArray()) {
            pipeline.pass(Duration.ofMillis(250));
            pipeline.join.hear(half == 'M' ? written : told);
        }
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(pipeline.announced).hasSize(1);
        assertThat(pipeline.times("TurnaroundTime")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S", "M", "SS", "MM"})
    void waitsForTheOtherHalfHoweverOftenOneComes(String order) {
        pipeline.upload();
        pipeline.work();
        for (char half : order.toCharArray()) {
            pipeline.join.hear(pipeline.halves().get(half == 'M' ? 0 : 1));
        }
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
        assertThat(pipeline.announced).isEmpty();
    }

    @Test
    void healsACrashAtAnyCallOfAFilesWay() {
        endsWellWhereverItIsCutOff(RunStatus.COMPLETED, ScriptedEngine::done);
    }

    @Test
    void healsACrashAtAnyCallOfAFailedFilesWay() {
        endsWellWhereverItIsCutOff(
                RunStatus.QUARANTINED,
                input -> new StepResult.Refused(Problem.of(ReasonCode.CORRUPT, "the picture ends early")));
    }

    private static void endsWellWhereverItIsCutOff(RunStatus end, ScriptedEngine.Script script) {
        boolean struck = true;
        int point = 0;
        for (; struck; point++) {
            Pipeline cut = new Pipeline();
            cut.engine.script = script;
            cut.faults.crashAt(point);
            try {
                cut.upload();
                cut.work();
                cut.deliverAll();
            } catch (Faults.Crash e) {
                assertThat(cut.faults.struck()).isTrue();
            }
            struck = cut.faults.struck();
            if (cut.store.all().isEmpty()) {
                cut.upload(); // EventBridge delivers again what the function did not take.
            }
            for (int minute = 0; minute < 20; minute++) {
                cut.pass(Duration.ofMinutes(1));
                cut.sweep();
                cut.deliverAll();
            }
            Run run = cut.store.only();
            assertThat(run.status()).as("cut off at call %d", point).isEqualTo(end);
            assertThat(run.isSettled()).as("cut off at call %d", point).isTrue();
            assertThat(cut.results.completed.get(run.runId()).status()).isEqualTo(end);
            assertThat(cut.announced).isNotEmpty().hasSizeLessThanOrEqualTo(2);
        }
        assertThat(point).as("places where it was cut off").isGreaterThan(10);
    }

    @Test
    void tellsAgainOfAnEndWhoseNoticeWasLost() {
        pipeline.engine.script = input -> new StepResult.Refused(Problem.of(ReasonCode.CORRUPT, "it ends early"));
        pipeline.upload();
        pipeline.work();
        pipeline.notices.clear();
        pipeline.pass(Duration.ofMinutes(3));
        pipeline.sweep();
        pipeline.halves().forEach(pipeline.join::hear);
        assertThat(pipeline.announced).singleElement().asString().endsWith("QUARANTINED");
        assertThat(pipeline.times("TurnaroundTime")).isEqualTo(1);
        assertThat(pipeline.store.only().isSettled()).isTrue();
    }

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
    void ignoresTheHalvesOfAnAttemptThatDoesNotCount() {
        pipeline.upload();
        pipeline.work();
        List<Half> old = pipeline.halves();
        pipeline.runs.change(pipeline.store.only(), run -> Optional.of(run.uncommitted(pipeline.now)));
        old.forEach(pipeline.join::hear);
        assertThat(pipeline.announced).isEmpty();
        assertThat(pipeline.results.completed).isEmpty();
    }

    @Test
    void failsAfterFiveBrokenAttempts() {
        pipeline.upload();
        pipeline.engine.script = input -> new StepResult.Broken(BAD_LUCK);
        for (int i = 1; i < 5; i++) {
            assertThat(pipeline.work()).isInstanceOf(Handled.Again.class);
            assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.RETRY_WAIT);
        }
        assertThat(pipeline.work()).isEqualTo(new Handled.Done());
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.FAILED);
        assertThat(pipeline.notices)
                .singleElement()
                .satisfies(info -> assertThat(info.outcome()).isEqualTo(Outcome.FAILED));
    }

    @Test
    void countsThrottlingAsNoAttempt() {
        pipeline.upload();
        pipeline.engine.script = input -> new StepResult.Throttled(Duration.ofSeconds(2));
        for (int i = 0; i < 20; i++) {
            assertThat(pipeline.work()).isInstanceOf(Handled.Again.class);
        }
        assertThat(pipeline.store.only().progress().attempts()).isZero();
        assertThat(pipeline.store.only().progress().throttles()).isEqualTo(20);
        pipeline.engine.script = ScriptedEngine::done;
        assertThat(pipeline.work()).isEqualTo(new Handled.Done());
    }

    @Test
    void givesUpOnAFileThatKillsWorkerAfterWorker() {
        pipeline.upload();
        for (int i = 0; i < 5; i++) { // The worker that comes next takes over from the fifth that died.
            pipeline.runs.change(
                    pipeline.store.only(), run -> Optional.of(run.claimed(pipeline.now, Duration.ofSeconds(60))));
            pipeline.pass(Duration.ofSeconds(61));
        }
        assertThat(pipeline.work()).isEqualTo(new Handled.Done());
        assertThat(pipeline.engine.performed).isZero();
        assertThat(pipeline.store.only().progress().problem().orElseThrow().code())
                .isEqualTo(ReasonCode.ENGINE_CRASH);
    }

    @Test
    void sendsARedeliveredArrivalOnlyOnce() {
        pipeline.upload();
        pipeline.upload();
        assertThat(pipeline.jobs).hasSize(1);
        assertThat(pipeline.times("DuplicateEventsDropped")).isEqualTo(1);
    }

    @Test
    void recordsNothingForALateDuplicateOfADeletedFile() {
        pipeline.upload();
        pipeline.files.gone = true;
        pipeline.upload();
        assertThat(pipeline.store.all()).hasSize(1);
    }

    @Test
    void processesTheSameBytesAgainWhereTheBucketKeepsNoVersions() {
        pipeline.classify.accept(Pipeline.arrival("acme/a.gif", Optional.empty(), "0A"));
        pipeline.classify.accept(Pipeline.arrival("acme/a.gif", Optional.empty(), "0B"));
        pipeline.classify.accept(Pipeline.arrival("acme/a.gif", Optional.of("null"), "0B"));
        assertThat(pipeline.store.all()).hasSize(2);
        assertThat(pipeline.jobs).hasSize(2);
    }

    @Test
    void supersedesTheOlderVersionWhenEventsComeReversed() {
        pipeline.classify.accept(Pipeline.arrival("acme/a.gif", Optional.of("v2"), "0B"));
        pipeline.classify.accept(Pipeline.arrival("acme/a.gif", Optional.of("v1"), "0A"));
        assertThat(pipeline.jobs)
                .singleElement()
                .satisfies(job -> assertThat(job.source().versionId()).contains("v2"));
    }

    @Test
    void processesAnOlderVersionAgainWhenAskedToAndOnlyOnce() {
        pipeline.upload();
        Run base = pipeline.store.only();
        pipeline.classify.accept(Pipeline.arrival("acme/a.gif", Optional.of("v2"), "0B"));
        for (int i = 0; i < 2; i++) {
            pipeline.commands.reprocess("command", base.intake().fileId(), base.runId(), Optional.empty());
        }
        assertThat(pipeline.jobs)
                .filteredOn(job -> job.reason() == RunReason.REPROCESS)
                .singleElement()
                .satisfies(job -> assertThat(job.generation()).isEqualTo(2));
    }

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

    private void cancel() {
        Run run = pipeline.store.all().getFirst();
        pipeline.commands.cancel(run.intake().fileId(), run.runId());
    }

    @Test
    void letsGoOfAnExternalJobOnceItIsRecordedAndAdoptsItLater() {
        pipeline.engine.external = true;
        pipeline.engine.script = input -> new StepResult.Pending("mc-1", Duration.ofSeconds(30));
        pipeline.upload();
        assertThat(pipeline.work()).isEqualTo(new Handled.Done());
        Run parked = pipeline.store.only();
        assertThat(parked.status()).isEqualTo(RunStatus.RETRY_WAIT);
        assertThat(parked.progress().externalJobs()).containsValue("mc-1");
        pipeline.engine.script = input -> {
            assertThat(input.externalJob().id()).contains("mc-1");
            return ScriptedEngine.done(input);
        };
        pipeline.pass(Duration.ofSeconds(31));
        pipeline.sweep();
        pipeline.work();
        assertThat(pipeline.files.downloads).isZero();
        assertThat(pipeline.notices).singleElement().satisfies(info -> {
            assertThat(info.engine()).contains(EngineKind.MEDIACONVERT);
            assertThat(info.externalJobId()).contains("mc-1");
            assertThat(info.processDuration()).isEqualTo(31_000);
        });
    }

    @Test
    void findsByItsTokenAnExternalJobThatWasNotRecorded() {
        pipeline.engine.external = true;
        List<String> tokens = new ArrayList<>();
        pipeline.engine.script = input -> {
            tokens.add(input.externalJob().token());
            if (tokens.size() == 1) {
                throw new Faults.Crash();
            }
            return ScriptedEngine.done(input);
        };
        pipeline.upload();
        assertThatThrownBy(pipeline::work).isInstanceOf(Faults.Crash.class);
        pipeline.pass(Duration.ofSeconds(61));
        pipeline.work();
        assertThat(tokens).hasSize(2);
        assertThat(tokens.get(0)).isEqualTo(tokens.get(1));
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
