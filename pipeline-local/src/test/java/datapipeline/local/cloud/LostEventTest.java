package datapipeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.aws.DynamoLedger;
import datapipeline.local.lambda.runtime.FunctionPool.Mode;
import datapipeline.model.ledger.Ledger;
import datapipeline.model.ledger.LedgerAccount;
import datapipeline.model.metric.Metric;
import datapipeline.model.table.Attributes;
import datapipeline.model.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An event that never comes: the sweep finds the file all the same, and the ledger balances. */
class LostEventTest {
    private static final String KEY = "acme/50% of a+b.png";

    @TempDir
    Path data;

    /** How many files CloudWatch says that a function received, once it says anything. */
    private static double received(PipelineOnThisMachine pipeline, String function) {
        return PipelineOnThisMachine.await(
                Duration.ofMinutes(3), Duration.ofMillis(500), () -> "FilesReceived of " + function, () -> {
                    Instant now = Instant.now();
                    return pipeline
                            .cloudWatch
                            .getMetricStatistics(request -> request.namespace(Metric.NAMESPACE)
                                    .metricName(Metric.FILES_RECEIVED.wireName())
                                    .dimensions(dimension ->
                                            dimension.name("Service").value(function))
                                    .startTime(now.minus(Duration.ofHours(2)))
                                    .endTime(now.plus(Duration.ofHours(1)))
                                    .period(86_400)
                                    .statistics(Statistic.SUM))
                            .datapoints()
                            .stream()
                            .findFirst()
                            .map(Datapoint::sum);
                });
    }

    @Test
    void bringsBackAFileWhoseEventWasLost() {
        try (var pipeline = new PipelineOnThisMachine(data, Mode.IN_PROCESS, Map.of("SWEEP_YOUNG_SECONDS", "1"))) {
            pipeline.events.disableRule(request -> request.name("input-object-created"));
            pipeline.upload(KEY, new byte[0], Map.of());

            PipelineOnThisMachine.await(
                    Duration.ofMinutes(3), Duration.ofMillis(500), () -> "the sweep to find " + KEY, () -> {
                        var answer = pipeline.lambda.invoke(request -> request.functionName(Topology.LAMBDA_SWEEP));
                        assertThat(answer.functionError()).isNull();
                        return pipeline.runsOf(KEY).stream().findFirst();
                    });
            Map<String, AttributeValue> run = pipeline.endOf(KEY);

            assertThat(run.get(Attributes.REASON).s()).isEqualTo("SWEEP");
            assertThat(run.get(Attributes.REASON_CODE).s()).isEqualTo("EMPTY_FILE");
            assertThat(pipeline.runsOf(KEY)).hasSize(1);
            assertThat(received(pipeline, Topology.LAMBDA_CLASSIFY)).isEqualTo(1);
            assertThat(pipeline.cloudWatch
                            .listMetrics(request ->
                                    request.namespace(Metric.NAMESPACE).metricName(Metric.FILES_RECEIVED.wireName()))
                            .metrics())
                    .as("what the sweep takes in is the classifier's work")
                    .allSatisfy(metric -> assertThat(metric.dimensions())
                            .anyMatch(dimension -> dimension.value().equals(Topology.LAMBDA_CLASSIFY)));
            var books = new DynamoLedger(pipeline.dynamoDb, Topology.DYNAMODB_INPUT, InstantSource.system());
            Ledger before = books.read();
            Optional<Map<LedgerAccount, Long>> inFlight = books.inFlight(10);
            assertThat(before.accounts()).hasSize(1);
            assertThat(Ledger.prove(before, inFlight.orElseThrow(), books.read())
                            .balanced())
                    .isTrue();
        }
    }
}
