package datapipeline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.lambda.Await;
import datapipeline.local.lambda.runtime.FunctionDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Events and functions from the command line. */
@NeedsAws
@ParameterizedClass
@MethodSource("datapipeline.local.cli.AwsCli#first")
class EventCliTest {
    @TempDir
    static Path directory;

    private static CliCloud cloud;

    private final AwsCli aws;

    EventCliTest(Path executable) {
        this.aws = cloud.aws(executable);
    }

    @BeforeAll
    static void start() {
        cloud = new CliCloud(directory);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void routesEvents() {
        String bus = aws.name("bus");
        aws.run("events create-event-bus --name {}", bus);
        aws.run("events put-rule --event-bus-name {} --name cli-rule --event-pattern {}", bus, """
                {"source":["cli"]}""");

        assertThat(aws.run("events list-rules --event-bus-name {}", bus)).contains("cli-rule");
        assertThat(aws.run("events put-events --entries {}", """
                [{"Source":"cli","DetailType":"t","Detail":"{}","EventBusName":"%s"}]""".formatted(bus)))
                .contains("\"FailedEntryCount\": 0");
    }

    @Test
    void listsFunctions() {
        assertThat(aws.run("lambda list-functions")).contains("Functions");
        assertThat(aws.fail("lambda invoke --function-name nobody out.json")).contains("ResourceNotFoundException");
    }

    @Test
    void bringsAnEventToAQueue() {
        String url = AwsCli.valueOf("QueueUrl", aws.run("sqs create-queue --queue-name {}", aws.name("routed")));
        aws.run("events put-rule --name cli-delivers --event-pattern {}", "{\"source\":[\"cli.delivers\"]}");
        aws.run("events put-targets --rule cli-delivers --targets Id=q,Arn={}"
                .replace("{}", cloud.account().arn("sqs", aws.name("routed"))));
        aws.run("events put-events --entries {}", """
                [{"Source":"cli.delivers","DetailType":"t","Detail":"{\\"run\\":\\"42\\"}"}]""");

        assertThat(aws.run("sqs receive-message --wait-time-seconds 10 --queue-url {}", url))
                .contains("42");
    }

    @Test
    void invokesAFunctionAndFeedsItFromAQueue() throws Exception {
        cloud.cloud
                .lambda()
                .register(new FunctionDefinition(
                        "scripted",
                        "datapipeline.local.lambda.handlers.Scripted",
                        List.of(Path.of("target", "test-classes").toAbsolutePath()),
                        Map.of("JOURNAL", directory.resolve("journal").toString()),
                        Duration.ofSeconds(10),
                        256,
                        0));
        Files.writeString(directory.resolve("event.json"), "{\"a\":1}");
        String url = AwsCli.valueOf("QueueUrl", aws.run("sqs create-queue --queue-name {}", aws.name("fed")));

        assertThat(aws.run("lambda invoke --function-name scripted --payload fileb://event.json out.json"))
                .contains("200");
        assertThat(directory.resolve("out.json")).hasContent("{\"a\":1}");
        aws.run(
                "lambda create-event-source-mapping --function-name scripted --event-source-arn {}",
                cloud.account().arn("sqs", aws.name("fed")));
        aws.run("sqs send-message --queue-url {} --message-body from-the-queue", url);
        Await.until(() -> journal().contains("from-the-queue"));
        assertThat(aws.run("lambda list-event-source-mappings --function-name scripted"))
                .contains("Enabled");
    }

    private static String journal() {
        try {
            return Files.readString(directory.resolve("journal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
