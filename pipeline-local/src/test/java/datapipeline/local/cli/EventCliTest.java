package datapipeline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Events and functions from the command line. */
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
}
