package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.run.Run;
import datapipeline.handlers.testing.Faults;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.handlers.testing.ScriptedEngine;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whatever call a file's way is cut off at, it ends, once. */
class CrashRulesTest {
    private final Pipeline pipeline = new Pipeline();

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
}
