package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.handlers.run.Handled;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.testing.Faults;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.handlers.testing.ScriptedEngine;
import datapipeline.model.engine.StepResult;
import datapipeline.model.run.EngineKind;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Jobs that go on elsewhere while no worker waits. */
class ExternalJobRulesTest {
    private final Pipeline pipeline = new Pipeline();

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
}
