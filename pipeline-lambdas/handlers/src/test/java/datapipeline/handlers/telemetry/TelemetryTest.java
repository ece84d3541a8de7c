package datapipeline.handlers.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import datapipeline.model.metric.Dimension;
import datapipeline.model.metric.Metric;
import datapipeline.model.topology.Topology;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TelemetryTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Telemetry telemetry = new Telemetry(
            Topology.LAMBDA_CLASSIFY,
            InstantSource.fixed(NOON),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            Set.of(SECRET));

    @Test
    void measuresWorkInPlaceOfAnotherFunctionAsThatOnesAndLogsItAsItsOwn() throws IOException {
        telemetry.during("request-1", Map.of(), () -> {
            Telemetry other = telemetry.inPlaceOf(Topology.LAMBDA_OUTPUT);
            other.count(Metric.DUPLICATE_EVENTS_DROPPED);
            other.info("done", Map.of());
        });

        assertThat(lines())
                .filteredOn(line -> line.has("DuplicateEventsDropped"))
                .singleElement()
                .satisfies(line -> assertThat(line.get("Service").asString()).isEqualTo("lambda-output"));
        assertThat(lines())
                .filteredOn(line -> line.has("ColdStart"))
                .singleElement()
                .satisfies(line -> assertThat(line.get("Service").asString()).isEqualTo("lambda-classify"));
        assertThat(lines()).filteredOn(line -> line.has("msg")).singleElement().satisfies(line -> {
            assertThat(line.get("service").asString()).isEqualTo("lambda-classify");
            assertThat(line.get("awsRequestId").asString()).isEqualTo("request-1");
        });
    }

    @Test
    void writesTheValuesOfAnOccasionInOneLineOfTheEmbeddedFormat() {
        telemetry.measure(Measures.empty()
                .by(Dimension.FILE_TYPE, "PICTURE")
                .by(Dimension.REASON_CODE, "CORRUPT")
                .about("runId", "r1")
                .add(Metric.BYTES_IN, 337_760)
                .count(Metric.FILES_RECEIVED)
                .count(Metric.FILES_QUARANTINED));

        JsonNode line = only();
        assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(NOON.toEpochMilli());
        assertThat(line.get("Service").asString()).isEqualTo("lambda-classify");
        assertThat(line.get("FileType").asString()).isEqualTo("PICTURE");
        assertThat(line.get("BytesIn").isIntegralNumber()).isTrue();
        assertThat(line.get("BytesIn").asLong()).isEqualTo(337_760);
        assertThat(line.get("runId").asString()).isEqualTo("r1");
        assertThat(line.at("/_aws/CloudWatchMetrics")).hasSize(2);
        JsonNode families = line.at("/_aws/CloudWatchMetrics/0");
        assertThat(families.get("Namespace").asString()).isEqualTo("MediaPipeline");
        assertThat(families.get("Dimensions").toString()).isEqualTo("[[\"Service\"],[\"Service\",\"FileType\"]]");
        assertThat(families.get("Metrics")).hasSize(2);
        assertThat(line.at("/_aws/CloudWatchMetrics/1/Dimensions").toString())
                .isEqualTo("[[\"Service\"],[\"Service\",\"FileType\"],[\"Service\",\"ReasonCode\"]]");
    }

    @Test
    void everyNameThatADirectiveNamesIsInTheLine() {
        telemetry.measure(Measures.empty()
                .by(Dimension.FILE_TYPE, "VIDEO")
                .by(Dimension.OP, "transcode")
                .by(Dimension.ENGINE_UNIT, "frames")
                .by(Dimension.REASON_CODE, "CORRUPT")
                .about("tenant", "acme")
                .add(Metric.ENGINE_UNITS, 250)
                .add(Metric.STEP_DURATION, 41)
                .count(Metric.RUNS_FAILED));

        JsonNode line = only();
        for (JsonNode directive : line.at("/_aws/CloudWatchMetrics")) {
            directive
                    .get("Metrics")
                    .forEach(metric ->
                            assertThat(line.has(metric.get("Name").asString())).isTrue());
            directive.get("Dimensions").forEach(set -> {
                assertThat(set.size()).isLessThanOrEqualTo(3);
                set.forEach(
                        name -> assertThat(line.get(name.asString()).isString()).isTrue());
            });
        }
    }

    @Test
    void noNameOfAMetricIsThatOfAnotherOrOfADimensionOrOfAField() {
        assertThat(Stream.of(
                                Stream.of(Metric.values()).map(Metric::wireName),
                                Stream.of(Dimension.values()).map(Dimension::wireName),
                                LogLine.FIELDS.stream(),
                                Stream.of("_aws"))
                        .flatMap(names -> names))
                .doesNotHaveDuplicates();
    }

    @Test
    void publishesNothingUnderHalfOfItsDimensions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> telemetry.measure(Measures.empty().count(Metric.RUNS_FAILED)))
                .withMessageContaining("RunsFailed is told apart by FileType");
        assertThatIllegalArgumentException().isThrownBy(() -> telemetry.count("RunsFaild"));
    }

    @Test
    void doesNotPublishWhatIsNotKnown() {
        telemetry.measure(Measures.empty()
                .by(Dimension.FILE_TYPE, "VIDEO")
                .count(Metric.RUNS_COMPLETED)
                .add(Metric.COST_MICRO_USD, Optional.empty()));
        assertThat(only().toString()).doesNotContain("CostMicroUsd");
    }

    @Test
    void everyLineOfAnInvocationBearsItsIdAndSaysWhetherTheInstanceIsNew() throws IOException {
        telemetry.during("first", Map.of(), () -> telemetry.info("hello", Map.of("runId", "r1")));
        telemetry.during("second", Map.of(), () -> telemetry.info("hello", Map.of()));

        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).get("ColdStart").asInt()).isEqualTo(1);
        assertThat(lines.get(1).get("awsRequestId").asString()).isEqualTo("first");
        assertThat(lines.get(1).get("coldStart").asBoolean()).isTrue();
        assertThat(lines.get(2).get("awsRequestId").asString()).isEqualTo("second");
        assertThat(lines.get(2).get("coldStart").asBoolean()).isFalse();
        assertThat(lines.get(1).propertyNames())
                .startsWith("ts", "level", "service", "stage", "msg", "runId")
                .contains("version");
    }

    @Test
    void aFailedInvocationIsLoggedWithItsReasonAndThrownOn() {
        assertThatIllegalStateException()
                .isThrownBy(() -> telemetry.during("r", Map.of("reasonCode", "CLASSIFY_FAILED"), () -> {
                    throw new IllegalStateException("the table\ndoes not answer");
                }));

        JsonNode line = lines().getLast();
        assertThat(line.get("level").asString()).isEqualTo("ERROR");
        assertThat(line.get("reasonCode").asString()).isEqualTo("CLASSIFY_FAILED");
        assertThat(line.get("errorClass").asString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.get("errorMessage").asString()).isEqualTo("the table\ndoes not answer");
        assertThat(line.get("errorAt").asString()).contains("TelemetryTest");
        assertThat(line.get("awsRequestId").asString()).isEqualTo("r");
    }

    @Test
    void noSecretIsEverLogged() {
        telemetry.warn(
                "cannot read with " + SECRET,
                Map.of("key", "acme/a.jpg"),
                new IllegalStateException("GET https://s3/x?X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124&"
                        + "X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404 "
                        + "Authorization: Bearer abc.def.ghi aws_secret_access_key = hunter2hunter2 "
                        + "password=letmein ASIAIOSFODNN7EXAMPLE"));

        String line = out.toString(StandardCharsets.UTF_8);
        assertThat(line)
                .doesNotContain(
                        SECRET,
                        "AKIAIOSFODNN7EXAMPLE",
                        "ASIAIOSFODNN7EXAMPLE",
                        "aeeed9bbccd4d02e",
                        "abc.def.ghi",
                        "hunter2",
                        "letmein")
                .contains("acme/a.jpg", "X-Amz-Signature=***", "cannot read with ***");
    }

    @Test
    void aLongMessageIsCut() {
        telemetry.warn("long", Map.of(), new IllegalStateException("x".repeat(300_000)));
        assertThat(only().get("errorMessage").asString()).hasSize(2_001).endsWith("…");
    }

    private JsonNode only() {
        assertThat(lines()).hasSize(1);
        return lines().getFirst();
    }

    private List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        out.toString(StandardCharsets.UTF_8).lines().forEach(line -> lines.add(new JsonMapper().readTree(line)));
        return lines;
    }
}
