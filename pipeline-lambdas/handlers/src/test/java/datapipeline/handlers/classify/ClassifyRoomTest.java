package datapipeline.handlers.classify;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.run.Metric;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.model.FileType;
import datapipeline.model.ReasonCode;
import datapipeline.model.option.Presets;
import datapipeline.model.run.Job;
import datapipeline.model.run.Outcome;
import datapipeline.model.run.ProcessingInfo;
import datapipeline.model.run.RunStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassifyRoomTest {
    private final Pipeline pipeline = new Pipeline();

    @Test
    void sendsARedeliveredArrivalOnlyOnce() {
        Run first = pipeline.resizeQueued();
        pipeline.classify.hear(Pipeline.created("acme/a b+c.png", "v1", "0A"));
        assertThat(pipeline.jobs).hasSize(1);
        assertThat(pipeline.store.only()).isEqualTo(first);
        assertThat(pipeline.telemetry.times(Metric.DuplicateEventsDropped)).isEqualTo(1);
    }

    @Test
    void takesKeysFromEventsAsTheyAre() {
        assertThat(pipeline.resizeQueued().facts().source().key()).isEqualTo("acme/a b+c.png");
    }

    @Test
    void quarantinesAMisspeltOperationAndSuggestsTheRightOne() {
        Run run = refused("rezise;width=8");
        assertThat(run.state().problem().orElseThrow().code()).isEqualTo(ReasonCode.OPTION_UNKNOWN);
        assertThat(run.state().problem().orElseThrow().fixes()).isNotEmpty();
        assertThat(run.facts().optionAsWritten()).contains("rezise;width=8");
    }

    @Test
    void quarantinesAnOperationOfAnotherFamily() {
        assertThat(refused("transcode").state().problem().orElseThrow().code()).isEqualTo(ReasonCode.OPTION_WRONG_TYPE);
    }

    @Test
    void quarantinesAValueOutOfRange() {
        assertThat(refused("resize;width=-1").state().problem().orElseThrow().code())
                .isEqualTo(ReasonCode.OPTION_VALUE);
    }

    private Run refused(String option) {
        pipeline.input.metadata = Map.of("processing-option", option);
        pipeline.classify.hear(Pipeline.created("acme/a.png", "v1", "0A"));
        Run run = pipeline.store.only();
        assertThat(run.status()).isEqualTo(RunStatus.QUARANTINED);
        assertThat(pipeline.jobs).isEmpty();
        assertThat(pipeline.reports)
                .singleElement()
                .extracting(ProcessingInfo::outcome)
                .isEqualTo(Outcome.QUARANTINED);
        return run;
    }

    @Test
    void takesTheOptionBeforeThePresetAndThePresetBeforeTheDefault() {
        pipeline.classify.hear(Pipeline.created("acme/default.png", "v1", "0A"));
        assertThat(pipeline.jobs.getLast().preset())
                .contains(Presets.defaultOf(FileType.PICTURE).reference());
        pipeline.input.metadata = Map.of("processing-option", "resize;width=8", "processing-preset", "nonsense");
        pipeline.classify.hear(Pipeline.created("acme/option.png", "v1", "0A"));
        assertThat(pipeline.jobs.getLast().preset()).isEmpty();
    }

    @Test
    void marksAFileWhoseNamePromisesSomethingElse() {
        pipeline.classify.hear(Pipeline.created("acme/a.pdf", "v1", "0A"));
        assertThat(pipeline.store.only().facts().extensionMismatch()).isTrue();
    }

    @Test
    void ignoresAFolderMarker() {
        pipeline.classify.hear(Pipeline.created("acme/", "v1", "0A").replace("\"size\":29", "\"size\":0"));
        assertThat(pipeline.store.all()).isEmpty();
        assertThat(pipeline.telemetry.times(Metric.FilesIgnored)).isEqualTo(1);
    }

    @Test
    void quarantinesAnEmptyFile() {
        pipeline.input.content = new byte[0];
        pipeline.classify.hear(Pipeline.created("acme/a.png", "v1", "0A"));
        assertThat(pipeline.store.only().state().problem().orElseThrow().code()).isEqualTo(ReasonCode.EMPTY_FILE);
    }

    @Test
    void refusesToProcessWhatThePipelineMade() {
        pipeline.input.metadata = Map.of(Classifier.RUN_ID_METADATA, "some-run");
        pipeline.classify.hear(Pipeline.created("acme/a.png", "v1", "0A"));
        pipeline.classify.hear(Pipeline.created("v1/a.png", "v1", "0A").replace("s3-input", "s3-output"));
        assertThat(pipeline.store.all()).isEmpty();
    }

    @Test
    void endsAtOnceWhenTheObjectIsGone() {
        pipeline.input.gone = true;
        pipeline.classify.hear(Pipeline.created("acme/a.png", "v1", "0A"));
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.SOURCE_GONE);
    }

    @Test
    void supersedesTheOlderVersionWhenEventsComeReversed() {
        pipeline.classify.hear(Pipeline.created("acme/a.png", "v2", "0B"));
        pipeline.classify.hear(Pipeline.created("acme/a.png", "v1", "0A"));
        assertThat(pipeline.jobs)
                .singleElement()
                .extracting(job -> job.source().versionId().orElseThrow())
                .isEqualTo("v2");
        assertThat(pipeline.store.all())
                .filteredOn(run -> run.status() == RunStatus.SUPERSEDED)
                .singleElement()
                .extracting(run -> run.facts().source().versionKey())
                .isEqualTo("v1");
    }

    @Test
    void makesOneNewGenerationOfACommandThatIsDeliveredTwice() {
        Run base = pipeline.resizeQueued();
        String command = Pipeline.command(
                "ReprocessRequested",
                "c1",
                "{\"fileId\":\"%s\",\"runId\":\"%s\",\"processingOption\":\"resize;width=9\"}"
                        .formatted(base.facts().fileId(), base.runId()));
        pipeline.classify.hear(command);
        pipeline.classify.hear(command);
        assertThat(pipeline.jobs).extracting(Job::generation).containsExactly(1, 2);
    }

    @Test
    void cancelsARunThatWaits() {
        Run run = pipeline.resizeQueued();
        pipeline.classify.hear(Pipeline.command(
                "RunCancelRequested",
                "c1",
                "{\"fileId\":\"%s\",\"runId\":\"%s\"}".formatted(run.facts().fileId(), run.runId())));
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.CANCELLED);
        pipeline.work();
        assertThat(pipeline.engine.performed).hasValue(0);
    }
}
