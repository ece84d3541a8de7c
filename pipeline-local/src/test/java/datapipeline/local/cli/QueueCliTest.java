package datapipeline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Queues from the command line: what an operator does with them, also with a command that still speaks query. */
@NeedsAws
@ParameterizedClass
@MethodSource("datapipeline.local.cli.AwsCli#installed")
class QueueCliTest {
    @TempDir
    static Path directory;

    private static CliCloud cloud;

    private final AwsCli aws;

    QueueCliTest(Path executable) {
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
    void sendsAndReceivesMessages() {
        String url = queue("plain");
        aws.run("sqs send-message --queue-url {} --message-body hello --message-attributes {}", url, """
                {"colour":{"DataType":"String","StringValue":"red"}}""");

        assertThat(aws.run(
                        "sqs receive-message --queue-url {} --attribute-names All --message-attribute-names All", url))
                .contains("\"Body\": \"hello\"", "\"StringValue\": \"red\"", "\"ApproximateReceiveCount\": \"1\"");
        assertThat(aws.fail("sqs get-queue-url --queue-name nowhere")).contains("NonExistentQueue");
    }

    @Test
    void setsAndReadsAttributesAndTags() {
        String name = aws.name("set");
        aws.run("sqs create-queue --queue-name {} --attributes VisibilityTimeout=40 --tags team=media", name);
        String url = cloud.account().queueUrl(name);
        aws.run("sqs set-queue-attributes --queue-url {} --attributes DelaySeconds=3,MessageRetentionPeriod=600", url);
        aws.run("sqs tag-queue --queue-url {} --tags more=yes", url);
        aws.run("sqs untag-queue --queue-url {} --tag-keys team", url);

        assertThat(aws.run("sqs get-queue-attributes --queue-url {} --attribute-names All", url))
                .contains(
                        "\"VisibilityTimeout\": \"40\"",
                        "\"DelaySeconds\": \"3\"",
                        "\"MessageRetentionPeriod\": \"600\"");
        assertThat(aws.run("sqs list-queue-tags --queue-url {}", url))
                .contains("\"more\": \"yes\"")
                .doesNotContain("team");
        assertThat(aws.run("sqs list-queues --queue-name-prefix {}", name)).contains(url);
    }

    @Test
    void worksInBatches() {
        String url = queue("batch");
        assertThat(aws.run("sqs send-message-batch --queue-url {} --entries {}", url, """
                [{"Id":"a","MessageBody":"first"},{"Id":"b","MessageBody":"second","DelaySeconds":5000}]"""))
                .contains("\"Id\": \"a\"", "\"MessageId\"", "\"Failed\"", "\"Id\": \"b\"", "\"SenderFault\": true");

        String handle = AwsCli.valueOf("ReceiptHandle", aws.run("sqs receive-message --queue-url {}", url));
        assertThat(aws.run(
                        "sqs change-message-visibility-batch --queue-url {} --entries {}", url, """
                [{"Id":"v","ReceiptHandle":"%s","VisibilityTimeout":9}]""".formatted(handle)))
                .contains("\"Id\": \"v\"");
        assertThat(aws.run("sqs delete-message-batch --queue-url {} --entries {}", url, """
                [{"Id":"d","ReceiptHandle":"%s"}]""".formatted(handle)))
                .contains("\"Successful\"", "\"Id\": \"d\"");
    }

    @Test
    void keepsTheOrderOfAGroupAndForgetsWhatIsPurged() {
        String name = aws.name("order") + ".fifo";
        aws.run("sqs create-queue --queue-name {} --attributes FifoQueue=true,ContentBasedDeduplication=true", name);
        String url = cloud.account().queueUrl(name);
        for (String body : List.of("one", "two", "two")) {
            aws.run("sqs send-message --queue-url {} --message-group-id g --message-body {}", url, body);
        }

        String received = aws.run("sqs receive-message --queue-url {} --max-number-of-messages 10", url);
        assertThat(received).containsSubsequence("\"one\"", "\"two\"").containsOnlyOnce("\"two\"");
        aws.run("sqs purge-queue --queue-url {}", url);
        assertThat(aws.run("sqs get-queue-attributes --queue-url {} --attribute-names All", url))
                .contains("\"ApproximateNumberOfMessagesNotVisible\": \"0\"", "\"ApproximateNumberOfMessages\": \"0\"");
    }

    @Test
    void findsTheQueuesThatADeadLetterQueueServes() {
        String dead = aws.name("dead");
        queue("dead");
        String work = aws.name("work");
        aws.run("sqs create-queue --queue-name {} --attributes {}", work, """
                {"RedrivePolicy":"{\\"deadLetterTargetArn\\":\\"%s\\",\\"maxReceiveCount\\":\\"2\\"}"}""".formatted(
                        cloud.account().arn("sqs", dead)));

        assertThat(aws.run(
                        "sqs list-dead-letter-source-queues --queue-url {}",
                        cloud.account().queueUrl(dead)))
                .contains(cloud.account().queueUrl(work));
        aws.run("sqs delete-queue --queue-url {}", cloud.account().queueUrl(work));
    }

    private String queue(String name) {
        return AwsCli.valueOf("QueueUrl", aws.run("sqs create-queue --queue-name {}", aws.name(name)));
    }
}
