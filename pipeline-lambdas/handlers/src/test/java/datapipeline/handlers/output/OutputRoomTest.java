package datapipeline.handlers.output;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.run.Metric;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.model.json.Json;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputRoomTest {
    private final Pipeline pipeline = new Pipeline();

    @ParameterizedTest
    @ValueSource(strings = {"SM", "MS", "SSM", "MMS", "SMS", "MSM", "SMM", "MSS", "SMSM", "MSSM", "SSMM", "MMSS"})
    void joinsTheHalvesInAnyOrderAndNumberOnce(String order) {
        pipeline.resizeQueued();
        pipeline.work();
        for (char half : order.toCharArray()) {
            pipeline.clock.pass(Duration.ofMillis(250));
            pipeline.output.hear(half == 'M' ? pipeline.manifestEvent() : pipeline.envelope());
        }
        Run run = pipeline.store.only();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(pipeline.events).containsExactly("RunCompleted");
        Completion completion =
                pipeline.catalog.results.get(run.runId()).completion().orElseThrow();
        assertThat(completion.turnaround().total())
                .isEqualTo(Duration.between(run.facts().uploadedAt(), completion.at()));
        assertThat(pipeline.catalog.listed.get(run.runId()).outputs()).hasSize(1);
        assertThat(pipeline.catalog.current).containsKey(run.facts().fileId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"S", "M", "SS", "MM"})
    void waitsForTheOtherHalfHoweverOftenOneComes(String order) {
        pipeline.resizeQueued();
        pipeline.work();
        for (char half : order.toCharArray()) {
            pipeline.output.hear(half == 'M' ? pipeline.manifestEvent() : pipeline.envelope());
        }
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.PROCESSED);
        assertThat(pipeline.events).isEmpty();
    }

    @Test
    void completesAnEndWithoutOutputsByItsReportAlone() {
        pipeline.input.metadata = Map.of("processing-option", "rezise");
        pipeline.classify.hear(Pipeline.created("acme/a.png", "v1", "0A"));
        pipeline.output.hear(pipeline.envelope());
        assertThat(pipeline.events).containsExactly("FileQuarantined");
        assertThat(pipeline.store.only().state().completedAt()).isPresent();
        assertThat(pipeline.telemetry.times(Metric.TurnaroundTime)).isEqualTo(1);
    }

    @Test
    void understandsAReportWithoutSnsEnvelope() {
        pipeline.resizeQueued();
        pipeline.work();
        pipeline.output.hear(Json.write(pipeline.reports.getLast()));
        pipeline.output.hear(pipeline.manifestEvent());
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void ignoresAManifestThatNoCommittedAttemptWrote() {
        pipeline.resizeQueued();
        pipeline.work();
        String copy = "v1/acme/elsewhere/run/g1-a9/" + Manifest.NAME;
        pipeline.bucket.objects.put(
                copy, pipeline.bucket.objects.get(pipeline.bucket.manifestKey().orElseThrow()));
        pipeline.output.hear("""
                {"detail-type":"Object Created","detail":{"bucket":{"name":"s3-output"},"object":{"key":"%s"}}}""".formatted(copy));
        assertThat(pipeline.telemetry.times(Metric.ForeignOutputsIgnored)).isEqualTo(1);
        assertThat(pipeline.catalog.results).isEmpty();
    }

    @Test
    void repairsAResultWhoseManifestAndReportWereBothLost() {
        pipeline.resizeQueued();
        pipeline.work();
        Run run = pipeline.store.only();
        pipeline.bucket.objects.remove(pipeline.bucket.manifestKey().orElseThrow());
        pipeline.output.repair(run, Optional.of(pipeline.committer.republish(run)));
        assertThat(pipeline.store.only().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(pipeline.bucket.manifestKey()).isPresent();
    }
}
