package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.classify.Arrival;
import datapipeline.handlers.run.Handled;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.sweep.BucketWalk;
import datapipeline.handlers.telemetry.LogLine;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.handlers.testing.ScriptedEngine;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.metric.Metric;
import datapipeline.model.metric.Source;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What is told of runs, read from the lines that the rooms write, whatever becomes of a run. */
class TelemetryRulesTest {
    private static final List<Metric> PARTS = List.of(
            Metric.INGEST_WAIT,
            Metric.CLASSIFY_DURATION,
            Metric.QUEUE_WAIT,
            Metric.PROCESS_DURATION,
            Metric.OUTPUT_JOIN_WAIT);
    private static final Problem BAD_LUCK = Problem.of(ReasonCode.ENGINE_CRASH, "the engine died");
    private static final Problem CORRUPT = Problem.of(ReasonCode.CORRUPT, "the end is missing");

    /** What can become of a file. */
    enum Fate {
        COMPLETED(Metric.RUNS_COMPLETED),
        COMPLETED_AT_THE_THIRD_ATTEMPT(Metric.RUNS_COMPLETED),
        COMPLETED_AFTER_THROTTLING(Metric.RUNS_COMPLETED),
        COMPLETED_ELSEWHERE(Metric.RUNS_COMPLETED),
        PARTIAL(Metric.RUNS_PARTIAL),
        FAILED(Metric.RUNS_FAILED),
        BROKEN_FILE(Metric.RUNS_QUARANTINED),
        REFUSED_OPTION(Metric.RUNS_QUARANTINED),
        GONE(Metric.RUNS_SOURCE_GONE),
        SUPERSEDED(Metric.RUNS_SUPERSEDED),
        CANCELLED(Metric.RUNS_CANCELLED);

        private final Metric end;

        Fate(Metric end) {
            this.end = end;
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePartsOfTheTurnaroundTimeAddUpWhateverTheEnd(Fate fate) {
        Pipeline pipeline = meet(fate);

        List<JsonNode> ends = metrics(pipeline).stream()
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
        Pipeline pipeline = meet(fate);

        long ended = Stream.of(Metric.values())
                .filter(metric -> metric.wireName().startsWith("Runs") && metric != Metric.RUNS_PARKED)
                .mapToLong(metric -> sum(pipeline, metric))
                .sum();
        assertThat(ended).isEqualTo(sum(pipeline, Metric.FILES_RECEIVED));
        assertThat(sum(pipeline, fate.end)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void onlyAQuarantinedFileIsCountedAsQuarantined(Fate fate) {
        Pipeline pipeline = meet(fate);

        assertThat(sum(pipeline, Metric.FILES_QUARANTINED)).isEqualTo(fate.end == Metric.RUNS_QUARANTINED ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource
    void everyLineHasOnlyKnownFieldsAndSaysWhichRunItIsAbout(Fate fate) {
        Pipeline pipeline = meet(fate);

        assertThat(logs(pipeline)).isNotEmpty().allSatisfy(line -> {
            assertThat(LogLine.FIELDS).containsAll(line.propertyNames());
            assertThat(line.propertyNames())
                    .contains("ts", "level", "service", "stage", "msg", "coldStart", "version", "runId", "fileId");
            assertThat(line.propertyNames())
                    .contains("attempt", "generation", "fence", "tenant", "bucket", "key", "status", "traceId");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "BROKEN_FILE", "REFUSED_OPTION", "GONE", "SUPERSEDED", "CANCELLED"})
    void anEndWithoutOutputsSaysWhy(Fate fate) {
        Pipeline pipeline = meet(fate);

        assertThat(logs(pipeline))
                .filteredOn(line -> line.get("msg").asString().startsWith("ended without outputs"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(ReasonCode.valueOf(line.get("reasonCode").asString()))
                            .isNotNull();
                    assertThat(line.get("errorMessage").asString()).isNotBlank();
                });
    }

    @Test
    void aFailedAttemptSaysWhetherTryingAgainHelpsAndItsSuccessorForgetsIt() {
        Pipeline pipeline = meet(Fate.COMPLETED_AT_THE_THIRD_ATTEMPT);

        assertThat(logs(pipeline))
                .filteredOn(line -> line.get("msg").asString().startsWith("the attempt failed"))
                .hasSize(2)
                .allSatisfy(line -> {
                    assertThat(line.get("retryable").asBoolean()).isTrue();
                    assertThat(line.get("throttled").asBoolean()).isFalse();
                    assertThat(line.get("reasonCode").asString()).isEqualTo("ENGINE_CRASH");
                });
        assertThat(logs(pipeline).getLast().has("reasonCode")).isFalse();
        assertThat(sum(pipeline, Metric.ATTEMPTS)).isEqualTo(3);
        assertThat(sum(pipeline, Metric.ATTEMPTS_FAILED)).isEqualTo(2);
        assertThat(sum(meet(Fate.FAILED), Metric.ATTEMPTS_FAILED)).isEqualTo(5);
        assertThat(sum(meet(Fate.COMPLETED_AFTER_THROTTLING), Metric.ENGINE_THROTTLED))
                .isEqualTo(1);
    }

    @Test
    void aCommittedRunSaysWhatItTookAndWhatItWouldCost() {
        Pipeline pipeline = meet(Fate.COMPLETED);

        assertThat(logs(pipeline).getLast().propertyNames())
                .contains(
                        "fileType",
                        "format",
                        "op",
                        "optionsHash",
                        "tatMs",
                        "durationMs",
                        "queueWaitMs",
                        "costMicroUsd");
        assertThat(sum(pipeline, Metric.COST_MICRO_USD))
                .isEqualTo(pipeline.notices.getFirst().costMicroUsd().orElseThrow())
                .isEqualTo(pipeline.store.only().progress().costMicroUsd().orElseThrow())
                .isPositive();
        assertThat(sum(pipeline, Metric.BYTES_OUT)).isEqualTo(4);
        assertThat(sum(pipeline, Metric.BYTES_IN)).isEqualTo(14);
    }

    @Test
    void everyAttemptCosts() {
        long once = sum(meet(Fate.COMPLETED), Metric.COST_MICRO_USD);
        long thrice = sum(meet(Fate.COMPLETED_AT_THE_THIRD_ATTEMPT), Metric.COST_MICRO_USD);
        long refused = sum(meet(Fate.REFUSED_OPTION), Metric.COST_MICRO_USD);

        assertThat(thrice).isGreaterThan(once);
        assertThat(refused).isPositive().isLessThan(once);
    }

    @Test
    void aRunThatEndsAfterItsDeadlineIsCountedAsLate() {
        var pipeline = new Pipeline();
        pipeline.upload();
        pipeline.pass(Duration.ofHours(2));
        pipeline.deliverAll();

        assertThat(sum(pipeline, Metric.SLA_BREACHED)).isEqualTo(1);
        assertThat(sum(meet(Fate.COMPLETED), Metric.SLA_BREACHED)).isZero();
    }

    @Test
    void everyLineOfTheSweepHasOnlyKnownFields() {
        var pipeline = new Pipeline();
        pipeline.upload();
        pipeline.store.lose(pipeline.store.only());
        pipeline.jobs.clear();
        pipeline.input.put("acme/lost.gif", Optional.of("v1"), "etag", 14, pipeline.now);
        pipeline.input.put("acme/broken.gif", Optional.of("v1"), "etag", 14, pipeline.now);
        pipeline.files.broken.add("acme/broken.gif");
        pipeline.pass(Duration.ofMinutes(3));
        pipeline.walkInput(BucketWalk.Pace.defaults());
        pipeline.deliverAll();
        pipeline.results.completed.clear();
        pipeline.pass(Duration.ofMinutes(3));
        pipeline.walkOutput();
        pipeline.classify.accept(Pipeline.arrival("acme/late.gif", Optional.of("v1"), "0A"));
        pipeline.pass(Duration.ofHours(13));
        pipeline.sweep();
        pipeline.audit();
        pipeline.store.tooMany = true;
        pipeline.audit();

        List<JsonNode> lines =
                pipeline.lines().stream().filter(line -> !line.has("_aws")).toList();
        assertThat(lines)
                .extracting(line -> line.get("msg").asString())
                .contains(
                        "a file was taken in that no event told of",
                        "what lies in a bucket could not be compared with the table",
                        "a lost result was made again from its manifest",
                        "overdue",
                        "runs were received that neither ended nor are in flight",
                        "ledger not proved: too many runs in flight");
        assertThat(lines).allSatisfy(line -> assertThat(LogLine.FIELDS).containsAll(line.propertyNames()));
    }

    /** Each name of the list is somebody's to emit; what only doors emit, or the sweep, has tests of its own. */
    @Test
    void everyMetricOfTheListIsEmittedByTheRooms() {
        Set<String> emitted = Stream.of(Fate.values())
                .map(TelemetryRulesTest::meet)
                .flatMap(pipeline -> metrics(pipeline).stream())
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
                .flatMap(each -> metrics(each).stream())
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

    /** Has a file meet its fate, and all that was sent delivered. */
    private static Pipeline meet(Fate fate) {
        var pipeline = new Pipeline();
        if (fate == Fate.REFUSED_OPTION) {
            pipeline.files.metadata.put("processing-option", "rezise");
        }
        if (fate == Fate.PARTIAL) {
            pipeline.files.metadata.put(
                    "processing-option",
                    "{\"v\":1,\"onError\":\"PARTIAL\",\"steps\":[{\"op\":\"resize\",\"width\":8},{\"op\":\"resize\",\"width\":9}]}");
        }
        pipeline.engine.external = fate == Fate.COMPLETED_ELSEWHERE;
        pipeline.engine.script = script(pipeline, fate);
        pipeline.upload();
        pipeline.pass(Duration.ofSeconds(3));
        switch (fate) {
            case GONE -> pipeline.files.gone = true;
            case SUPERSEDED -> pipeline.classify.accept(Pipeline.arrival("acme/a.gif", Optional.of("v0"), "09"));
            case CANCELLED -> {
                Run run = pipeline.store.only();
                pipeline.commands.cancel(run.intake().fileId(), run.runId());
            }
            default -> {}
        }
        for (int i = 0; i < 8 && !pipeline.jobs.isEmpty(); i++) {
            if (pipeline.work() instanceof Handled.Again again) {
                pipeline.pass(again.after());
            } else if (fate == Fate.COMPLETED_ELSEWHERE && i == 0) {
                pipeline.pass(Duration.ofMinutes(3));
                pipeline.sweep();
            } else {
                break;
            }
        }
        pipeline.pass(Duration.ofMillis(700));
        pipeline.halves().forEach(pipeline.join::hear);
        return pipeline;
    }

    private static ScriptedEngine.Script script(Pipeline pipeline, Fate fate) {
        return input -> {
            int performed = pipeline.engine.performed;
            pipeline.pass(Duration.ofMillis(1_234));
            return switch (fate) {
                case COMPLETED_AT_THE_THIRD_ATTEMPT -> performed < 3 ? new StepResult.Broken(BAD_LUCK) : done(input);
                case COMPLETED_AFTER_THROTTLING ->
                    performed < 2 ? new StepResult.Throttled(Duration.ofSeconds(5)) : done(input);
                case COMPLETED_ELSEWHERE ->
                    performed < 2 ? new StepResult.Pending("job-1", Duration.ofSeconds(30)) : done(input);
                case PARTIAL -> performed < 2 ? done(input) : new StepResult.Refused(CORRUPT);
                case FAILED -> new StepResult.Broken(BAD_LUCK);
                case BROKEN_FILE -> new StepResult.Refused(CORRUPT);
                case COMPLETED, REFUSED_OPTION, GONE, SUPERSEDED, CANCELLED -> done(input);
            };
        };
    }

    private static StepResult done(StepInput input) {
        return ScriptedEngine.done(input) instanceof StepResult.Done done
                ? new StepResult.Done(done.files(), done.metadata(), Map.of("cpuMs", 39L))
                : new StepResult.Broken(BAD_LUCK);
    }

    private static long sum(Pipeline pipeline, Metric metric) {
        return metrics(pipeline).stream()
                .filter(line -> line.has(metric.wireName()))
                .mapToLong(line -> line.get(metric.wireName()).asLong())
                .sum();
    }

    private static List<JsonNode> metrics(Pipeline pipeline) {
        return pipeline.lines().stream().filter(line -> line.has("_aws")).toList();
    }

    /** The sweep says for itself what it found overdue. */
    private static List<JsonNode> logs(Pipeline pipeline) {
        return pipeline.lines().stream()
                .filter(line -> !line.has("_aws"))
                .filter(line -> !line.get("msg").asString().equals("overdue"))
                .toList();
    }
}
