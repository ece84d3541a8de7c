package datapipeline.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.lambda.runtime.FunctionMetrics.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AsyncInvokeTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:failures";

    @TempDir
    Path directory;

    private Workbench open() {
        Workbench bench = new Workbench(directory);
        bench.lambda.register(bench.scripted(LONG, 0));
        return bench;
    }

    private static void tellFailures(Workbench bench) {
        bench.lambda.putFunctionEventInvokeConfig(
                r -> r.functionName("scripted").destinationConfig(d -> d.onFailure(f -> f.destination(QUEUE))));
    }

    private static JsonNode told(Workbench bench) {
        Await.until(() -> !bench.told.isEmpty());
        assertThat(bench.told).hasSize(1);
        assertThat(bench.told.getFirst().arn()).isEqualTo(QUEUE);
        return new JsonMapper().readTree(bench.told.getFirst().record().json());
    }

    private static List<String> ids(Workbench bench) {
        return bench.journal().stream().map(line -> line.split(" ", 2)[0]).toList();
    }

    @Test
    void triesAFailedEventTwiceMoreUnderTheSameRequestId() {
        try (Workbench bench = open()) {
            tellFailures(bench);
            bench.invokeAsync("scripted", "{\"do\":\"fail\"}");

            JsonNode record = told(bench);

            assertThat(ids(bench)).hasSize(3);
            assertThat(ids(bench).stream().distinct()).hasSize(1);
            assertThat(record.at("/requestContext/condition").asString()).isEqualTo("RetriesExhausted");
            assertThat(record.at("/requestContext/approximateInvokeCount").asInt())
                    .isEqualTo(3);
            assertThat(record.at("/requestContext/requestId").asString())
                    .isEqualTo(ids(bench).getFirst());
            assertThat(record.at("/requestContext/functionArn").asString())
                    .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:scripted:$LATEST");
            assertThat(record.at("/requestPayload/do").asString()).isEqualTo("fail");
            assertThat(record.at("/responseContext/functionError").asString()).isEqualTo("Unhandled");
            assertThat(record.at("/responsePayload/errorMessage").asString()).isEqualTo("told to fail");
            assertThat(bench.counters.sum("scripted", Metric.ASYNC_EVENTS_DROPPED))
                    .isEqualTo(1);
        }
    }

    @Test
    void anEventThatSucceedsAtLastIsToldAsASuccess() throws Exception {
        try (Workbench bench = open()) {
            bench.lambda.putFunctionEventInvokeConfig(
                    r -> r.functionName("scripted").destinationConfig(d -> d.onSuccess(s -> s.destination(QUEUE))));
            Files.createFile(directory.resolve("allowed"));
            bench.invokeAsync("scripted", "{\"do\":\"fail-until\"}");

            JsonNode record = told(bench);

            assertThat(record.at("/requestContext/condition").asString()).isEqualTo("Success");
            assertThat(record.at("/responsePayload/do").asString()).isEqualTo("fail-until");
            assertThat(record.at("/responseContext/functionError").isMissingNode())
                    .isTrue();
        }
    }

    @Test
    void triesAsOftenAsConfigured() {
        try (Workbench bench = open()) {
            bench.lambda.putFunctionEventInvokeConfig(r -> r.functionName("scripted")
                    .maximumRetryAttempts(0)
                    .destinationConfig(d -> d.onFailure(f -> f.destination(QUEUE))));
            bench.invokeAsync("scripted", "{\"do\":\"fail\"}");

            assertThat(told(bench).at("/requestContext/approximateInvokeCount").asInt())
                    .isEqualTo(1);
            assertThat(ids(bench)).hasSize(1);
        }
    }

    @Test
    void anAcceptedEventSurvivesTheProcess() {
        try (Workbench bench = new Workbench(directory, LambdaSettings.defaults())) {
            bench.lambda.register(bench.scripted(LONG, 0));
            bench.invokeAsync("scripted", "{\"do\":\"fail-until\"}");
            Await.until(() -> bench.journal().size() == 1);
        }
        try (Workbench bench = open()) {
            tellFailures(bench);
            bench.moveClock(Duration.ofMinutes(1));

            told(bench);

            assertThat(ids(bench)).hasSize(3);
            assertThat(ids(bench).stream().distinct()).hasSize(1);
        }
    }

    @Test
    void anEventThatIsTooOldIsGivenUpWithoutRunning() {
        try (Workbench bench = new Workbench(directory)) {
            bench.lambda.register(bench.scripted(LONG, 1));
            bench.lambda.putFunctionEventInvokeConfig(r -> r.functionName("scripted")
                    .maximumEventAgeInSeconds(60)
                    .destinationConfig(d -> d.onFailure(f -> f.destination(QUEUE))));
            Thread.ofVirtual().start(() -> bench.invoke("scripted", "{\"do\":\"hang\"}"));
            Await.until(() -> bench.journal().size() == 1);
            bench.invokeAsync("scripted", "{\"late\":true}");
            Await.until(() -> bench.counters.sum("scripted", Metric.THROTTLES) > 0);
            bench.moveClock(Duration.ofSeconds(61));

            JsonNode record = told(bench);

            assertThat(record.at("/requestContext/condition").asString()).isEqualTo("EventAgeExceeded");
            assertThat(record.at("/requestContext/approximateInvokeCount").asInt())
                    .isZero();
            assertThat(record.has("responsePayload")).isFalse();
        }
    }

    @Test
    void aFunctionWithNoConcurrencyGetsNoEvents() {
        try (Workbench bench = open()) {
            tellFailures(bench);
            bench.lambda.putFunctionConcurrency(r -> r.functionName("scripted").reservedConcurrentExecutions(0));
            bench.invokeAsync("scripted", "{}");

            assertThat(told(bench).at("/requestContext/condition").asString()).isEqualTo("ZeroReservedConcurrency");
            assertThat(bench.journal()).isEmpty();
        }
    }

    @Test
    void throttlesDoNotCountAsTries() throws Exception {
        try (Workbench bench = new Workbench(directory)) {
            bench.lambda.register(bench.scripted(Duration.ofSeconds(2), 1));
            tellFailures(bench);
            Thread busy = Thread.ofVirtual().start(() -> bench.invoke("scripted", "{\"do\":\"hang\"}"));
            Await.until(() -> bench.journal().size() == 1);
            bench.invokeAsync("scripted", "{\"patient\":true}");
            Await.until(() -> bench.counters.sum("scripted", Metric.THROTTLES) > 0);
            busy.join();
            bench.moveClock(Duration.ofMinutes(5));

            Await.until(() -> bench.journal().stream().anyMatch(line -> line.endsWith("{\"patient\":true}")));
            assertThat(bench.told).isEmpty();
        }
    }

    @Test
    void keepsWhatWasConfiguredOverARestart() {
        try (Workbench bench = open()) {
            tellFailures(bench);
            bench.lambda.putFunctionConcurrency(r -> r.functionName("scripted").reservedConcurrentExecutions(7));
        }
        try (Workbench bench = open()) {
            var config = bench.lambda.getFunctionEventInvokeConfig(r -> r.functionName("scripted"));
            assertThat(config.destinationConfig().onFailure().destination()).isEqualTo(QUEUE);
            assertThat(config.maximumRetryAttempts()).isEqualTo(2);
            assertThat(bench.lambda
                            .getFunctionConcurrency(r -> r.functionName("scripted"))
                            .reservedConcurrentExecutions())
                    .isEqualTo(7);
            bench.lambda.deleteFunctionEventInvokeConfig(r -> r.functionName("scripted"));
            assertThatThrownBy(() -> bench.lambda.getFunctionEventInvokeConfig(r -> r.functionName("scripted")))
                    .isInstanceOf(ResourceNotFoundException.class);
            assertThatThrownBy(() -> bench.lambda.putFunctionEventInvokeConfig(
                            r -> r.functionName("scripted").maximumRetryAttempts(3)))
                    .isInstanceOf(InvalidParameterValueException.class);
        }
    }
}
