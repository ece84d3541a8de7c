package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.classify.Arrival;
import datapipeline.handlers.testing.Fate;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.handlers.testing.ScriptedEngine;
import datapipeline.handlers.testing.Told;
import datapipeline.model.metric.Metric;
import datapipeline.model.metric.Source;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What is measured of runs, read from the lines that the rooms write, whatever becomes of a run. */
class MetricRulesTest {
    private static final List<Metric> PARTS = List.of(
            Metric.INGEST_WAIT,
            Metric.CLASSIFY_DURATION,
            Metric.QUEUE_WAIT,
            Metric.PROCESS_DURATION,
            Metric.OUTPUT_JOIN_WAIT);

    @ParameterizedTest
    @EnumSource
    void thePartsOfTheTurnaroundTimeAddUpWhateverTheEnd(Fate fate) {
        Told told = new Told(fate.meet());

        List<JsonNode> ends = told.metrics().stream()
                .filter(line -> line.has(Metric.TURNAROUND_TIME.wireName()))
                .toList();
        assertThat(ends).isNotEmpty().allSatisfy(line -> {
            long sum = PARTS.stream()
                    .mapToLong(part -> line.get(part.wireName()).asLong())
                    .sum();
            assertThat(line.get(Metric.TURNAROUND_TIME.wireName()).asLong())
                    .isBetween(sum, sum + 1_000)
                    .isGreaterThanOrEqualTo(2_000);
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyRunThatWasReceivedEndsOnceUnderItsOwnName(Fate fate) {
        Told told = new Told(fate.meet());

        long ended = Stream.of(Metric.values())
                .filter(metric -> metric.wireName().startsWith("Runs") && metric != Metric.RUNS_PARKED)
                .mapToLong(metric -> told.sum(metric))
                .sum();
        assertThat(ended).isEqualTo(told.sum(Metric.FILES_RECEIVED));
        assertThat(told.sum(fate.end())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void onlyAQuarantinedFileIsCountedAsQuarantined(Fate fate) {
        Told told = new Told(fate.meet());

        assertThat(told.sum(Metric.FILES_QUARANTINED)).isEqualTo(fate.end() == Metric.RUNS_QUARANTINED ? 1 : 0);
    }

    @Test
    void aCommittedRunSaysWhatItTookAndWhatItWouldCost() {
        Told told = new Told(Fate.COMPLETED.meet());

        assertThat(told.logs().getLast().propertyNames())
                .contains(
                        "fileType",
                        "format",
                        "op",
                        "optionsHash",
                        "tatMs",
                        "durationMs",
                        "queueWaitMs",
                        "costMicroUsd");
        assertThat(told.sum(Metric.COST_MICRO_USD))
                .isEqualTo(told.pipeline().notices.getFirst().costMicroUsd().orElseThrow())
                .isEqualTo(
                        told.pipeline().store.only().progress().costMicroUsd().orElseThrow())
                .isPositive();
        assertThat(told.sum(Metric.BYTES_OUT)).isEqualTo(4);
        assertThat(told.sum(Metric.BYTES_IN)).isEqualTo(14);
    }

    @Test
    void everyAttemptCosts() {
        long once = new Told(Fate.COMPLETED.meet()).sum(Metric.COST_MICRO_USD);
        long thrice = new Told(Fate.COMPLETED_AT_THE_THIRD_ATTEMPT.meet()).sum(Metric.COST_MICRO_USD);
        long refused = new Told(Fate.REFUSED_OPTION.meet()).sum(Metric.COST_MICRO_USD);

        assertThat(thrice).isGreaterThan(once);
        assertThat(refused).isPositive().isLessThan(once);
    }

    @Test
    void aRunThatEndsAfterItsDeadlineIsCountedAsLate() {
        var pipeline = new Pipeline();
        pipeline.upload();
        pipeline.pass(Duration.ofHours(2));
        pipeline.deliverAll();

        assertThat(new Told(pipeline).sum(Metric.SLA_BREACHED)).isEqualTo(1);
        assertThat(new Told(Fate.COMPLETED.meet()).sum(Metric.SLA_BREACHED)).isZero();
    }

    /** Each name of the list is somebody's to emit; what only doors emit, or the sweep, has tests of its own. */
    @Test
    void everyMetricOfTheListIsEmittedByTheRooms() {
        Set<String> emitted = Stream.of(Fate.values())
                .map(Fate::meet)
                .flatMap(pipeline -> new Told(pipeline).metrics().stream())
                .flatMap(line -> line.propertyNames().stream())
                .collect(Collectors.toSet());
        emitted.addAll(rarely());

        Set<Metric> elsewhere = EnumSet.of(Metric.COLD_START, Metric.MESSAGES_FAILED);
        elsewhere.addAll(Stream.of(Metric.values())
                .filter(metric -> metric.source() == Source.SWEEP)
                .toList());
        assertThat(Stream.of(Metric.values())
                        .filter(metric -> !elsewhere.contains(metric))
                        .map(Metric::wireName))
                .allSatisfy(name -> assertThat(emitted).contains(name));
    }

    /** Things that befall no file, or two. */
    private static Set<String> rarely() {
        var pipeline = new Pipeline();
        Arrival file = Pipeline.arrival("acme/pretends.mp4", Optional.of("v1"), "0A");
        pipeline.classify.accept(file);
        pipeline.classify.accept(file);
        pipeline.classify.accept(folder());
        pipeline.engine.script = zombie -> {
            pipeline.pass(Duration.ofSeconds(61));
            pipeline.engine.script = ScriptedEngine::done;
            pipeline.work();
            return ScriptedEngine.done(zombie);
        };
        pipeline.work();
        var cutOff = new Pipeline();
        cutOff.files.down = true;
        cutOff.upload();
        cutOff.work();
        var stranger = new Pipeline();
        pipeline.halves().forEach(stranger.join::hear);
        return Stream.of(pipeline, cutOff, stranger)
                .flatMap(each -> new Told(each).metrics().stream())
                .flatMap(line -> line.propertyNames().stream())
                .collect(Collectors.toSet());
    }

    private static Arrival folder() {
        Arrival file = Pipeline.arrival("acme/", Optional.of("v1"), "0A");
        return new Arrival(
                file.bucket(),
                file.key(),
                file.versionId(),
                file.etag(),
                0,
                file.sequencer(),
                file.uploadedAt(),
                file.reason(),
                1,
                Optional.empty(),
                file.traceId());
    }
}
