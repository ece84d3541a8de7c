package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.run.Run;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.run.Priority;
import datapipeline.model.run.RunReason;
import datapipeline.model.run.RunStatus;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that come twice, late, or in the wrong order. */
class ArrivalRulesTest {
    private final Pipeline pipeline = new Pipeline();

    @Test
    void sendsARedeliveredArrivalOnlyOnce() {
        pipeline.upload();
        pipeline.upload();
        assertThat(pipeline.jobs).hasSize(1);
        assertThat(pipeline.times("DuplicateEventsDropped")).isEqualTo(1);
    }

    @Test
    void makesNoSecondRunOfAnEventThatComesOnceMoreWhenTheOptionStandsForSomethingElse() {
        pipeline.files.metadata.clear();
        pipeline.upload();
        pipeline.deliverAll();
        pipeline.files.metadata.put("processing-option", "resize;width=9");
        pipeline.upload();
        pipeline.files.metadata.put("processing-option", "rezise");
        pipeline.upload();
        assertThat(pipeline.store.only().intake().preset()).contains("default-picture@1");
        assertThat(pipeline.jobs).hasSize(1);
        assertThat(pipeline.audit()).hasValue(0);
    }

    @Test
    void makesAGenerationOfEachOfTwoCommandsThatComeAtOnce() {
        pipeline.upload();
        Run base = pipeline.store.only();
        pipeline.files.duringTheNextRead = () ->
                pipeline.commands.reprocess("one", base.intake().fileId(), base.runId(), Optional.of("resize;width=1"));
        pipeline.commands.reprocess("two", base.intake().fileId(), base.runId(), Optional.of("resize;width=2"));
        assertThat(pipeline.store.all())
                .extracting(
                        run -> run.intake().generation() + " " + run.intake().traceId())
                .containsExactly("1 trace", "2 one", "3 two");
    }

    @Test
    void processesAgainAsBeforeMeansAsTheRunAndNotAsItsUploader() {
        pipeline.upload();
        Run uploaded = pipeline.store.only();
        pipeline.commands.reprocess("one", uploaded.intake().fileId(), uploaded.runId(), Optional.of("resize;width=5"));
        Run other = pipeline.store.all().getLast();
        pipeline.commands.reprocess("two", uploaded.intake().fileId(), other.runId(), Optional.empty());
        assertThat(pipeline.store.all().getLast().intake()).satisfies(again -> {
            assertThat(again.traceId()).isEqualTo("two");
            assertThat(again.optionAsWritten()).contains("resize;width=5");
            assertThat(again.optionsHash()).isEqualTo(other.intake().optionsHash());
        });
    }

    @Test
    void processesAgainAsBeforeMeansThePresetAsItStoodForTheRun() {
        pipeline.files.metadata.clear();
        pipeline.upload();
        Run run = pipeline.store.only();
        pipeline.files.metadata.put("processing-option", "resize;width=5");
        pipeline.commands.reprocess("one", run.intake().fileId(), run.runId(), Optional.empty());
        assertThat(pipeline.store.all().getLast().intake()).satisfies(again -> {
            assertThat(again.traceId()).isEqualTo("one");
            assertThat(again.preset()).isEqualTo(run.intake().preset()).contains("default-picture@1");
            assertThat(again.option()).isEqualTo(run.intake().option());
        });
    }

    @Test
    void looksForAPresetThatNobodyKnewOnceMoreWhenItIsProcessedAgainAsBefore() {
        pipeline.files.metadata.clear();
        pipeline.files.metadata.put("processing-preset", "no-such-preset");
        pipeline.upload();
        Run run = pipeline.store.only();
        pipeline.files.metadata.put("processing-preset", "default-picture");
        pipeline.commands.reprocess("one", run.intake().fileId(), run.runId(), Optional.empty());
        assertThat(pipeline.store.all().getLast().intake().preset()).contains("default-picture@1");
        assertThat(pipeline.jobs).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0nothing that anybody knows", "\u007fELF", ""})
    void keepsWhatTheUploaderAskedForOfAFileThatIsRefused(String content) {
        pipeline.files.content = Optional.of(content.getBytes(StandardCharsets.ISO_8859_1));
        pipeline.files.size = content.length();
        pipeline.files.metadata.put("priority", "high");
        pipeline.upload();
        Run refused = pipeline.store.only();
        assertThat(refused.status()).isEqualTo(RunStatus.QUARANTINED);
        assertThat(refused.intake().fileType()).isEmpty();
        assertThat(refused.intake().optionAsWritten()).contains("resize;width=8");
        assertThat(refused.intake().priority()).isEqualTo(Priority.HIGH);
        pipeline.files.metadata.remove("processing-option");
        pipeline.files.metadata.put("processing-preset", "some-preset@1");
        pipeline.classify.accept(Pipeline.arrival("acme/b.gif", Optional.of("v1"), "0A"));
        assertThat(pipeline.store.all())
                .anySatisfy(run -> assertThat(run.intake().preset()).contains("some-preset@1"));
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
    void supersedesAnArrivalWhoseObjectWasOverwrittenBeforeItCouldBeRead() {
        pipeline.files.replaced = true;
        pipeline.classify.accept(Pipeline.arrival("acme/a.gif", Optional.empty(), "0A"));
        pipeline.classify.accept(Pipeline.arrival("acme/a.gif", Optional.empty(), "0A"));
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.SUPERSEDED);
        assertThat(pipeline.jobs).isEmpty();
        pipeline.files.replaced = false;
        pipeline.classify.accept(Pipeline.arrival("acme/a.gif", Optional.empty(), "0B"));
        assertThat(pipeline.jobs)
                .singleElement()
                .satisfies(job -> assertThat(job.source().sequencer()).startsWith("0B"));
    }

    @Test
    void quarantinesWhatS3RefusesToGiveOutOnceAndProcessesItWhenAskedTo() {
        Problem archived = Problem.of(ReasonCode.SOURCE_ARCHIVED, "The object lies in an archive.");
        pipeline.files.refusal = Optional.of(archived);
        pipeline.upload();
        pipeline.upload();
        Run refused = pipeline.store.only();
        assertThat(refused.status()).isEqualTo(RunStatus.QUARANTINED);
        assertThat(refused.progress().problem()).contains(archived);
        assertThat(refused.intake().source().sizeBytes()).isEqualTo(14);
        assertThat(pipeline.notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.reasonCode()).contains("SOURCE_ARCHIVED"));
        assertThat(pipeline.audit()).hasValue(0);
        pipeline.files.refusal = Optional.empty();
        pipeline.commands.reprocess("command", refused.intake().fileId(), refused.runId(), Optional.empty());
        assertThat(pipeline.jobs)
                .singleElement()
                .satisfies(job -> assertThat(job.generation()).isEqualTo(2));
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
}
