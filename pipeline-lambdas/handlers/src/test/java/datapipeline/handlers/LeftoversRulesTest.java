package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.handlers.run.Handled;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.testing.Faults;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.handlers.testing.ScriptedEngine;
import datapipeline.model.OutputLayout;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What attempts leave that came to nothing: outputs nobody will see, and jobs others do for nobody. */
class LeftoversRulesTest {
    private final Pipeline pipeline = new Pipeline();

    @Test
    void whoCommitsRemovesWhatAWorkerLeftThatWasKilled() {
        pipeline.upload();
        killAWorkerInTheMiddleOfItsOutputs();
        pipeline.engine.script = ScriptedEngine::done;
        pipeline.work();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
        assertThat(pipeline.files.outputs.keySet()).singleElement().asString().contains("/g1-a2/");
    }

    @Test
    void whoEndsARunRemovesWhatAWorkerLeftThatWasKilled() {
        pipeline.upload();
        killAWorkerInTheMiddleOfItsOutputs();
        pipeline.engine.script = input -> new StepResult.Refused(Problem.of(ReasonCode.CORRUPT, "it ends early"));
        pipeline.work();
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.QUARANTINED);
        assertThat(pipeline.files.outputs).isEmpty();
    }

    @Test
    void aMessageThatComesAgainForARunThatHasEndedRemovesWhatWasLeft() {
        pipeline.upload();
        pipeline.engine.script = input -> new StepResult.Refused(Problem.of(ReasonCode.CORRUPT, "it ends early"));
        pipeline.work();
        Run ended = pipeline.store.only();
        pipeline.files.outputs.put(prefix(ended, 1) + "1-resize/small.gif", "made");
        assertThat(pipeline.work()).isEqualTo(new Handled.Done());
        assertThat(pipeline.files.outputs).isEmpty();
    }

    @Test
    void leavesAloneWhatALaterAttemptOrAnotherRunWrites() {
        pipeline.upload();
        pipeline.work();
        Run committed = pipeline.store.only();
        pipeline.files.outputs.put(prefix(committed, 2) + "1-resize/small.gif", "made later");
        pipeline.work();
        assertThat(pipeline.files.outputs).hasSize(2);
    }

    @Test
    void stopsAnExternalJobAndRemovesOutputsAlthoughNobodyCanBeToldOfTheEnd() {
        pipeline.engine.external = true;
        pipeline.engine.script = input -> new StepResult.Pending("mc-1", Duration.ofHours(1));
        pipeline.upload();
        pipeline.work();
        pipeline.files.outputs.put(prefix(pipeline.store.only(), 1) + "1-resize/small.gif", "made");
        pipeline.engine.script = input -> new StepResult.Refused(Problem.of(ReasonCode.CORRUPT, "it ends early"));
        pipeline.topicDown = true;
        pipeline.pass(Duration.ofHours(2));
        assertThatThrownBy(pipeline::work).hasMessage("SNS does not answer");
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.QUARANTINED);
        assertThat(pipeline.engine.calledOff).hasSize(1);
        assertThat(pipeline.files.outputs).isEmpty();
    }

    private void killAWorkerInTheMiddleOfItsOutputs() {
        pipeline.engine.script = input -> {
            pipeline.files.outputs.put(prefix(pipeline.store.only(), 1) + "1-resize/small.gif", "made");
            throw new Faults.Crash();
        };
        assertThatThrownBy(pipeline::work).isInstanceOf(Faults.Crash.class);
        pipeline.pass(Duration.ofMinutes(2));
        assertThat(pipeline.files.outputs).hasSize(1);
    }

    private static String prefix(Run run, long fence) {
        return OutputLayout.attemptPrefix(
                run.intake().tenant(),
                run.intake().fileId(),
                run.runId(),
                run.intake().generation(),
                fence);
    }
}
