package datapipeline.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.lambda.runtime.FunctionDefinition;
import datapipeline.local.lambda.runtime.FunctionMetrics.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class InvokeTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @AutoClose
    private final Workbench bench;

    InvokeTest(@TempDir Path directory) {
        bench = new Workbench(directory);
        bench.lambda.register(bench.scripted(LONG, 0));
    }

    private String answer(String event) {
        return bench.invoke("scripted", event).payload().asUtf8String();
    }

    @Test
    void returnsWhatAStreamHandlerWrote() {
        InvokeResponse response = bench.invoke("scripted", "{\"a\":1}");

        assertThat(response.payload().asUtf8String()).isEqualTo("{\"a\":1}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.executedVersion()).isEqualTo("$LATEST");
        assertThat(response.functionError()).isNull();
    }

    @Test
    void bindsJsonToObjectsAsAwsDoes() {
        bench.lambda.register(
                FunctionDefinition.of("greeter", "datapipeline.local.lambda.handlers.Greeter", Workbench.classPath()));
        bench.lambda.register(FunctionDefinition.of(
                "shouter", "datapipeline.local.lambda.handlers.Greeter::shout", Workbench.classPath()));

        assertThat(bench.invoke("greeter", "{\"name\":\"Ada\"}").payload().asUtf8String())
                .isEqualTo("{\"greeting\":\"Hello, Ada\"}");
        assertThat(bench.invoke("shouter", "{\"name\":\"Ada\"}").payload().asUtf8String())
                .isEqualTo("\"ADA\"");
    }

    @Test
    void answersAnExceptionWithItsMessageItsTypeAndTheFunctionsOwnFrames() {
        InvokeResponse response = bench.invoke("scripted", "{\"do\":\"fail\"}");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.payload().asUtf8String())
                .startsWith("{\"errorMessage\":\"told to fail\",\"errorType\":\"java.lang.IllegalStateException\","
                        + "\"stackTrace\":[\"datapipeline.local.lambda.handlers.Scripted.answer(Scripted.java:")
                .doesNotContain("lambda.runtime.");
        assertThat(bench.counters.sum("scripted", Metric.ERRORS)).isEqualTo(1);
    }

    @Test
    void aFunctionReadsItsOwnEnvironmentAndSeesNothingOfTheProgramAroundIt() {
        assertThat(answer("{\"do\":\"env\"}")).isEqualTo("\"good morning\"");
        assertThat(answer("{\"do\":\"spring\"}")).isEqualTo("\"false\"");
        assertThat(answer("{\"do\":\"context-loader\"}")).isEqualTo("\"true\"");
    }

    @Test
    void aFunctionKnowsItsInvocation() {
        assertThat(answer("{\"do\":\"context\"}"))
                .isEqualTo("\"scripted arn:aws:lambda:us-east-1:000000000000:function:scripted "
                        + "/aws/lambda/scripted 256 true\"");
    }

    @Test
    void keepsAnInstanceWarm() {
        assertThat(answer("{\"do\":\"who\"}")).isEqualTo(answer("{\"do\":\"who\"}"));
    }

    @Test
    void stopsAFunctionThatIsOutOfTimeAndNeverUsesThatInstanceAgain() {
        bench.lambda.register(bench.scripted(Duration.ofSeconds(1), 0));
        String before = answer("{\"do\":\"who\"}");

        InvokeResponse response = bench.invoke("scripted", "{\"do\":\"hang\"}");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String())
                .contains("Error: Task timed out after 1.00 seconds", "Sandbox.Timedout");
        assertThat(answer("{\"do\":\"who\"}")).isNotEqualTo(before);
        Await.until(() -> bench.journal().contains("interrupted"));
    }

    @Test
    void saysWhyAFunctionCannotBeMade() {
        bench.lambda.register(FunctionDefinition.of(
                "stillborn", "datapipeline.local.lambda.handlers.Stillborn", Workbench.classPath()));
        bench.lambda.register(FunctionDefinition.of("absent", "no.such.Handler", List.of()));

        InvokeResponse stillborn = bench.invoke("stillborn", "{}");
        InvokeResponse absent = bench.invoke("absent", "{}");

        assertThat(stillborn.functionError()).isEqualTo("Unhandled");
        assertThat(stillborn.payload().asUtf8String())
                .contains("Error loading class datapipeline.local.lambda.handlers.Stillborn: no table is configured")
                .contains("java.lang.IllegalArgumentException");
        assertThat(absent.payload().asUtf8String())
                .contains("Class not found: no.such.Handler", "java.lang.ClassNotFoundException");
    }

    @Test
    void logsWhatTheFunctionPrintsBetweenStartAndReport() {
        InvokeResponse response = bench.lambda.invoke(r -> r.functionName("scripted")
                .logType(LogType.TAIL)
                .payload(SdkBytes.fromUtf8String("{\"do\":\"print\"}")));

        String tail = new String(Base64.getDecoder().decode(response.logResult()), UTF_8);
        assertThat(tail.lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).matches("START RequestId: \\S+ Version: \\$LATEST"),
                        line -> assertThat(line).isEqualTo("by the logger"),
                        line -> assertThat(line).isEqualTo("by standard output"),
                        line -> assertThat(line).isEqualTo("by standard error"),
                        line -> assertThat(line).startsWith("END RequestId: "),
                        line -> assertThat(line)
                                .matches("REPORT RequestId: \\S+\tDuration: [0-9.]+ ms\tBilled Duration: \\d+ ms\t"
                                        + "Memory Size: 256 MB\tInit Duration: [0-9.]+ ms\t"));
        assertThat(bench.logged).contains("/aws/lambda/scripted by standard output");
    }

    @Test
    void refusesMoreExecutionsThanAreReserved() throws Exception {
        bench.lambda.putFunctionConcurrency(r -> r.functionName("scripted").reservedConcurrentExecutions(1));
        bench.lambda.register(bench.scripted(Duration.ofSeconds(2), 0));
        Thread busy = Thread.ofVirtual().start(() -> bench.invoke("scripted", "{\"do\":\"hang\"}"));
        Await.until(() -> bench.journal().stream().anyMatch(line -> line.contains("hang")));

        assertThatThrownBy(() -> bench.invoke("scripted", "{}")).isInstanceOf(TooManyRequestsException.class);

        busy.join();
        assertThat(bench.invoke("scripted", "{}").functionError()).isNull();
        assertThat(bench.counters.sum("scripted", Metric.THROTTLES)).isEqualTo(1);
    }

    @Test
    void refusesWhatAwsRefuses() {
        String tooLong = '"' + "x".repeat(6 * 1024 * 1024) + '"';

        assertThatThrownBy(() -> bench.invoke("scripted", "{not json"))
                .isInstanceOf(InvalidRequestContentException.class);
        assertThatThrownBy(() -> bench.invoke("scripted", tooLong)).isInstanceOf(RequestTooLargeException.class);
        assertThatThrownBy(() -> bench.invoke("nobody", "{}")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> bench.invoke("scripted:7", "{}")).isInstanceOf(ResourceNotFoundException.class);
        assertThat(answer("{\"do\":\"huge\"}")).contains("Function.ResponseSizeTooLarge");
    }

    @Test
    void aDryRunRunsNothing() {
        InvokeResponse response =
                bench.lambda.invoke(r -> r.functionName("scripted").invocationType(InvocationType.DRY_RUN));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(bench.journal()).isEmpty();
    }

    @Test
    void knowsAFunctionByItsNameAndByItsArn() {
        String arn = bench.lambda
                .getFunction(r -> r.functionName("scripted"))
                .configuration()
                .functionArn();

        assertThat(bench.invoke(arn, "{}").payload().asUtf8String()).isEqualTo("{}");
        assertThat(bench.invoke(arn + ":$LATEST", "{}").functionError()).isNull();
        assertThat(bench.invoke("000000000000:function:scripted", "{}").functionError())
                .isNull();
    }

    @Test
    void describesItsFunctions() {
        var configuration = bench.lambda.getFunctionConfiguration(r -> r.functionName("scripted"));

        assertThat(configuration.handler()).isEqualTo("datapipeline.local.lambda.handlers.Scripted");
        assertThat(configuration.timeout()).isEqualTo(30);
        assertThat(configuration.environment().variables()).containsEntry("GREETING", "good morning");
        assertThat(bench.lambda.listFunctions().functions())
                .extracting(f -> f.functionName())
                .containsExactly("scripted");
        assertThat(bench.lambda
                        .getFunctionConcurrency(r -> r.functionName("scripted"))
                        .reservedConcurrentExecutions())
                .isNull();
    }
}
