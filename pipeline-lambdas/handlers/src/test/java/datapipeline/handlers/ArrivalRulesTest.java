package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.run.Run;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.run.RunReason;
import datapipeline.model.run.RunStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
                .extracting(run -> run.intake().generation() + " " + run.intake().traceId())
                .containsExactly("1 trace", "2 one", "3 two");
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
