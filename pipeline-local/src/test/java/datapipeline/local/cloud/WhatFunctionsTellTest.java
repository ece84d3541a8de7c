package datapipeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.telemetry.LogLine;
import datapipeline.model.json.Json;
import datapipeline.model.metric.Metric;
import datapipeline.model.run.Manifest;
import datapipeline.model.table.Attributes;
import datapipeline.model.topology.Topology;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the real functions write of a picture's way and of a refused file's, as CloudWatch has it afterwards. */
class WhatFunctionsTellTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** A look reads the logs of all functions. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final List<Metric> PARTS = List.of(
            Metric.INGEST_WAIT,
            Metric.CLASSIFY_DURATION,
            Metric.QUEUE_WAIT,
            Metric.PROCESS_DURATION,
            Metric.OUTPUT_JOIN_WAIT);

    @TempDir
    static Path data;

    private static PipelineOnThisMachine pipeline;
    private static Map<String, AttributeValue> done;
    private static Map<String, AttributeValue> refused;
    private static List<JsonNode> lines;

    @BeforeAll
    static void sendTwoFiles() throws IOException {
        pipeline = new PipelineOnThisMachine(data);
        pipeline.upload("acme/done.png", png(), Map.of("processing-option", "resize;width=8"));
        pipeline.upload("acme/refused.png", png(), Map.of("processing-option", "rezise"));
        done = pipeline.endOf("acme/done.png");
        refused = pipeline.endOf("acme/refused.png");
        lines = PipelineOnThisMachine.await(
                PATIENCE,
                PAUSE,
                () -> "what lambda-output says of both",
                () -> Optional.of(read())
                        .filter(all -> Stream.of(done, refused)
                                .allMatch(run -> all.stream()
                                        .anyMatch(line -> isAbout(line, run)
                                                && line.path("msg").asString("").startsWith("joined")))));
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @Test
    void everyLogLineOfEveryFunctionHasItsFieldsAndNoOther() {
        List<JsonNode> logs = lines.stream().filter(line -> !line.has("_aws")).toList();

        assertThat(logs)
                .extracting(line -> line.get("service").asString())
                .contains(Topology.LAMBDA_CLASSIFY, "lambda-picture", Topology.LAMBDA_OUTPUT);
        assertThat(logs).allSatisfy(line -> {
            assertThat(LogLine.FIELDS).containsAll(line.propertyNames());
            assertThat(line.propertyNames())
                    .contains("ts", "level", "service", "stage", "msg", "awsRequestId", "coldStart", "version");
        });
        assertThat(logs)
                .filteredOn(line -> isAbout(line, done))
                .allSatisfy(line -> assertThat(line.propertyNames())
                        .contains("fileType", "op", "attempt", "key", "status", "traceId"));
    }

    @Test
    void aRefusedFilesLineSaysWhy() {
        assertThat(lines)
                .filteredOn(line -> isAbout(line, refused) && line.has("reasonCode") && line.has("level"))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line.get("reasonCode").asString()).isEqualTo("OPTION_UNKNOWN"));
    }

    @Test
    void noLineHasTheSecretOfTheFunctions() {
        assertThat(lines).allSatisfy(line -> assertThat(line.toString()).doesNotContain(pipeline.secret()));
    }

    @Test
    void thePublishedPartsOfTheTurnaroundTimeAddUpToItAndAreThoseOfTheRecord() {
        for (Map<String, AttributeValue> run : List.of(done, refused)) {
            JsonNode line = lines.stream()
                    .filter(each -> isAbout(each, run) && each.has(Metric.TURNAROUND_TIME.wireName()))
                    .findFirst()
                    .orElseThrow();
            long total = line.get(Metric.TURNAROUND_TIME.wireName()).asLong();
            long sum = PARTS.stream()
                    .mapToLong(part -> line.get(part.wireName()).asLong())
                    .sum();

            assertThat(total).isBetween(sum, sum + 1_000);
            assertThat(total)
                    .isEqualTo(Long.parseLong(result(run).get(Attributes.TAT_MS).n()));
        }
    }

    @Test
    void theCostIsTheSameInTheMetricsTheTablesAndTheManifest() {
        long published = lines.stream()
                .filter(each -> isAbout(each, done) && each.has(Metric.COST_MICRO_USD.wireName()))
                .findFirst()
                .orElseThrow()
                .get(Metric.COST_MICRO_USD.wireName())
                .asLong();
        String manifest = pipeline.s3
                .getObjectAsBytes(request -> request.bucket(Topology.S3_OUTPUT)
                        .key(done.get(Attributes.MANIFEST_KEY).s()))
                .asUtf8String();

        assertThat(published).isPositive();
        assertThat(result(done).get(Attributes.COST_MICRO_USD).n()).isEqualTo(Long.toString(published));
        assertThat(Json.read(manifest, Manifest.class).cost().orElseThrow().microUsd())
                .contains(published);
        assertThat(result(refused).get(Attributes.COST_MICRO_USD).n()).matches("[1-9][0-9]*");
    }

    @Test
    void cloudWatchHasTheMetricsUnderTheirDimensions() {
        Datapoint point = PipelineOnThisMachine.await(
                PATIENCE,
                PAUSE,
                () -> "TurnaroundTime of pictures",
                () -> turnaroundOfPictures().stream()
                        .filter(each -> each.sampleCount() >= 2)
                        .findFirst());
        assertThat(point.maximum()).isPositive();
    }

    private static List<Datapoint> turnaroundOfPictures() {
        Instant now = Instant.now();
        return pipeline.cloudWatch
                .getMetricStatistics(request -> request.namespace(Metric.NAMESPACE)
                        .metricName(Metric.TURNAROUND_TIME.wireName())
                        .dimensions(dimension("Service", Topology.LAMBDA_OUTPUT), dimension("FileType", "PICTURE"))
                        .startTime(now.minus(Duration.ofHours(2)))
                        .endTime(now.plus(Duration.ofHours(1)))
                        .period(86_400)
                        .statistics(Statistic.SAMPLE_COUNT, Statistic.MAXIMUM))
                .datapoints();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    private static boolean isAbout(JsonNode line, Map<String, AttributeValue> run) {
        return line.path("runId").asString("").equals(run.get(Attributes.RUN_ID).s());
    }

    private static Map<String, AttributeValue> result(Map<String, AttributeValue> run) {
        return pipeline.resultOf(run.get(Attributes.RUN_ID).s()).stream()
                .filter(item -> item.containsKey(Attributes.COMPLETED_AT))
                .findFirst()
                .orElseThrow();
    }

    /** What is JSON in the logs of all functions; Lambda's own lines are not. */
    private static List<JsonNode> read() {
        List<JsonNode> all = new ArrayList<>();
        pipeline.logs
                .describeLogGroupsPaginator()
                .logGroups()
                .forEach(
                        group -> pipeline
                                .logs
                                .filterLogEventsPaginator(request -> request.logGroupName(group.logGroupName()))
                                .events()
                                .stream()
                                .map(event -> event.message().strip())
                                .filter(message -> message.startsWith("{"))
                                .map(new JsonMapper()::readTree)
                                .forEach(all::add));
        return all;
    }

    private static byte[] png() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
