package datapipeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The aws command line works for every service, with nothing but {@code --endpoint-url}. */
class AwsCliTest {
    @TempDir
    static Path directory;

    private static EmbeddedCloud cloud;
    private static AwsCli aws;

    @BeforeAll
    static void start() {
        assumeTrue(AwsCli.isInstalled(), "the aws command is not installed: apt-get install awscli");
        cloud = EmbeddedCloud.open(directory.resolve("data"), FreePort.find(), InstantSource.system());
        aws = new AwsCli(
                cloud.account().endpoint(),
                Map.of(
                        "AWS_ACCESS_KEY_ID", cloud.credentials().accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY", cloud.credentials().secretAccessKey(),
                        "AWS_DEFAULT_REGION", cloud.account().region(),
                        "AWS_EC2_METADATA_DISABLED", "true"),
                directory);
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    @Test
    void copiesAFileOfManyPartsUpAndDownWithoutChangingAByte() throws Exception {
        byte[] bytes = new byte[20 << 20];
        new Random(7).nextBytes(bytes);
        Files.write(directory.resolve("big.bin"), bytes);

        aws.run("s3", "mb", "s3://cli-files");
        aws.run(
                "s3",
                "cp",
                "big.bin",
                "s3://cli-files/a folder/bïg+1.bin",
                "--metadata",
                "processing-option=resize;w=5");
        aws.run("s3", "cp", "s3://cli-files/a folder/bïg+1.bin", "back.bin");

        assertThat(Arrays.equals(Files.readAllBytes(directory.resolve("back.bin")), bytes))
                .isTrue();
        assertThat(aws.run("s3api", "head-object", "--bucket", "cli-files", "--key", "a folder/bïg+1.bin"))
                .contains("\"processing-option\": \"resize;w=5\"");
        assertThat(aws.run("s3", "ls", "s3://cli-files", "--recursive")).contains("bïg+1.bin");
    }

    @Test
    void sendsAndReceivesMessages() {
        aws.run("sqs", "create-queue", "--queue-name", "cli-queue");
        String url = cloud.account().queueUrl("cli-queue");
        aws.run("sqs", "send-message", "--queue-url", url, "--message-body", "hello");

        assertThat(aws.run("sqs", "receive-message", "--queue-url", url)).contains("\"Body\": \"hello\"");
        assertThat(aws.fail("sqs", "get-queue-url", "--queue-name", "nowhere")).contains("NonExistentQueue");
    }

    @Test
    void publishesToATopicThatAQueueHasSubscribed() {
        aws.run("sqs", "create-queue", "--queue-name", "cli-heard");
        String topic = cloud.account().arn("sns", "cli-topic");
        aws.run("sns", "create-topic", "--name", "cli-topic");
        aws.run(
                "sns",
                "subscribe",
                "--topic-arn",
                topic,
                "--protocol",
                "sqs",
                "--notification-endpoint",
                cloud.account().arn("sqs", "cli-heard"));
        aws.run("sns", "publish", "--topic-arn", topic, "--message", "read me");

        assertThat(aws.run(
                        "sqs",
                        "receive-message",
                        "--wait-time-seconds",
                        "10",
                        "--queue-url",
                        cloud.account().queueUrl("cli-heard")))
                .contains("read me");
    }

    @Test
    void writesAndReadsItems() {
        aws.run(
                "dynamodb",
                "create-table",
                "--table-name",
                "cli-table",
                "--attribute-definitions",
                "AttributeName=pk,AttributeType=S",
                "--key-schema",
                "AttributeName=pk,KeyType=HASH",
                "--billing-mode",
                "PAY_PER_REQUEST");
        aws.run(
                "dynamodb",
                "put-item",
                "--table-name",
                "cli-table",
                "--item",
                "{\"pk\":{\"S\":\"a\"},\"n\":{\"N\":\"7\"}}");

        assertThat(aws.run("dynamodb", "get-item", "--table-name", "cli-table", "--key", "{\"pk\":{\"S\":\"a\"}}"))
                .contains("\"N\": \"7\"");
        assertThat(aws.fail(
                        "dynamodb",
                        "put-item",
                        "--table-name",
                        "cli-table",
                        "--item",
                        "{\"pk\":{\"S\":\"a\"}}",
                        "--condition-expression",
                        "attribute_not_exists(pk)"))
                .contains("ConditionalCheckFailedException");
    }

    @Test
    void routesEvents() {
        aws.run("events", "create-event-bus", "--name", "cli-bus");
        aws.run(
                "events",
                "put-rule",
                "--event-bus-name",
                "cli-bus",
                "--name",
                "cli-rule",
                "--event-pattern",
                "{\"source\":[\"cli\"]}");

        assertThat(aws.run("events", "list-rules", "--event-bus-name", "cli-bus"))
                .contains("cli-rule");
        assertThat(aws.run(
                        "events",
                        "put-events",
                        "--entries",
                        "[{\"Source\":\"cli\",\"DetailType\":\"t\",\"Detail\":\"{}\",\"EventBusName\":\"cli-bus\"}]"))
                .contains("\"FailedEntryCount\": 0");
    }

    @Test
    void listsFunctions() {
        assertThat(aws.run("lambda", "list-functions")).contains("Functions");
        assertThat(aws.fail("lambda", "invoke", "--function-name", "nobody", "out.json"))
                .contains("ResourceNotFoundException");
    }

    @Test
    void writesSearchesAndCountsLogs() {
        aws.run("logs", "create-log-group", "--log-group-name", "cli-group");
        aws.run("logs", "create-log-stream", "--log-group-name", "cli-group", "--log-stream-name", "one");
        aws.run(
                "logs",
                "put-log-events",
                "--log-group-name",
                "cli-group",
                "--log-stream-name",
                "one",
                "--log-events",
                "timestamp=%d,message=an ERROR".formatted(System.currentTimeMillis()));

        assertThat(aws.run("logs", "filter-log-events", "--log-group-name", "cli-group", "--filter-pattern", "ERROR"))
                .contains("an ERROR");
        assertThat(aws.fail("logs", "get-log-events", "--log-group-name", "no", "--log-stream-name", "one"))
                .contains("ResourceNotFoundException");
    }

    @Test
    void putsMetricsAndReadsTheirStatistics() {
        aws.run("cloudwatch", "put-metric-data", "--namespace", "Cli", "--metric-name", "Waits", "--value", "7");

        assertThat(aws.run("cloudwatch", "list-metrics", "--namespace", "Cli")).contains("Waits");
        assertThat(aws.run(
                        "cloudwatch",
                        "get-metric-statistics",
                        "--namespace",
                        "Cli",
                        "--metric-name",
                        "Waits",
                        "--start-time",
                        Instant.now().minusSeconds(600).toString(),
                        "--end-time",
                        Instant.now().plusSeconds(60).toString(),
                        "--period",
                        "60",
                        "--statistics",
                        "Maximum"))
                .contains("\"Maximum\": 7.0");
    }

    @Test
    void putsAnAlarmAndADashboard() {
        aws.run(
                "cloudwatch",
                "put-metric-alarm",
                "--alarm-name",
                "cli-alarm",
                "--namespace",
                "Cli",
                "--metric-name",
                "Waits",
                "--statistic",
                "Sum",
                "--period",
                "60",
                "--evaluation-periods",
                "1",
                "--threshold",
                "1",
                "--comparison-operator",
                "GreaterThanThreshold");
        aws.run(
                "cloudwatch",
                "set-alarm-state",
                "--alarm-name",
                "cli-alarm",
                "--state-value",
                "ALARM",
                "--state-reason",
                "a test");
        aws.run("cloudwatch", "put-dashboard", "--dashboard-name", "cli", "--dashboard-body", "{\"widgets\":[]}");

        assertThat(aws.run("cloudwatch", "describe-alarms", "--state-value", "ALARM"))
                .contains("cli-alarm", "a test");
        assertThat(aws.run("cloudwatch", "get-dashboard", "--dashboard-name", "cli"))
                .contains("widgets");
    }

    @Test
    void saysWhoIsAsking() {
        assertThat(aws.run("sts", "get-caller-identity"))
                .contains(cloud.account().id());
    }

    @Test
    void refusesAWrongSecret() {
        var stranger = new AwsCli(
                aws.endpoint(),
                Map.of(
                        "AWS_ACCESS_KEY_ID", cloud.credentials().accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY", "guessed",
                        "AWS_DEFAULT_REGION", cloud.account().region()),
                directory);

        assertThat(stranger.fail("sts", "get-caller-identity")).contains("SignatureDoesNotMatch");
        assertThat(stranger.fail("s3", "ls")).contains("SignatureDoesNotMatch");
    }
}
