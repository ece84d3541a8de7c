package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.sweep.BucketWalk;
import datapipeline.handlers.telemetry.LogLine;
import datapipeline.handlers.testing.Fate;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.handlers.testing.Told;
import datapipeline.model.ReasonCode;
import datapipeline.model.metric.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What is said of runs, read from the lines that the rooms write, whatever becomes of a run. */
class LogLineRulesTest {
    @ParameterizedTest
    @EnumSource
    void everyLineHasOnlyKnownFieldsAndSaysWhichRunItIsAbout(Fate fate) {
        Told told = new Told(fate.meet());

        assertThat(told.logs()).isNotEmpty().allSatisfy(line -> {
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
        Told told = new Told(fate.meet());

        assertThat(told.logs())
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
        Told told = new Told(Fate.COMPLETED_AT_THE_THIRD_ATTEMPT.meet());

        assertThat(told.logs())
                .filteredOn(line -> line.get("msg").asString().startsWith("the attempt failed"))
                .hasSize(2)
                .allSatisfy(line -> {
                    assertThat(line.get("retryable").asBoolean()).isTrue();
                    assertThat(line.get("throttled").asBoolean()).isFalse();
                    assertThat(line.get("reasonCode").asString()).isEqualTo("ENGINE_CRASH");
                });
        assertThat(told.logs().getLast().has("reasonCode")).isFalse();
        assertThat(told.sum(Metric.ATTEMPTS)).isEqualTo(3);
        assertThat(told.sum(Metric.ATTEMPTS_FAILED)).isEqualTo(2);
        assertThat(new Told(Fate.FAILED.meet()).sum(Metric.ATTEMPTS_FAILED)).isEqualTo(5);
        assertThat(new Told(Fate.COMPLETED_AFTER_THROTTLING.meet()).sum(Metric.ENGINE_THROTTLED))
                .isEqualTo(1);
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
}
