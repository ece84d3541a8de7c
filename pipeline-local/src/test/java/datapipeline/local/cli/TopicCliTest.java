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

/** Topics from the command line. */
@NeedsAws
@ParameterizedClass
@MethodSource("datapipeline.local.cli.AwsCli#installed")
class TopicCliTest {
    @TempDir
    static Path directory;

    private static CliCloud cloud;

    private final AwsCli aws;

    TopicCliTest(Path executable) {
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
    void publishesToATopicThatAQueueHasSubscribed() {
        String heard = aws.name("heard");
        String topic = cloud.account().arn("sns", aws.name("topic"));
        aws.run("sqs create-queue --queue-name {}", heard);
        aws.run("sns create-topic --name {}", aws.name("topic"));
        aws.run(
                "sns subscribe --topic-arn {} --protocol sqs --notification-endpoint {}",
                topic,
                cloud.account().arn("sqs", heard));
        aws.run("sns publish --topic-arn {} --message {}", topic, "read me");

        assertThat(aws.run(
                        "sqs receive-message --wait-time-seconds 10 --queue-url {}",
                        cloud.account().queueUrl(heard)))
                .contains("read me");
    }

    @Test
    void filtersWhatASubscriberHears() {
        String url = AwsCli.valueOf("QueueUrl", aws.run("sqs create-queue --queue-name {}", aws.name("choosy")));
        String topic = AwsCli.valueOf("TopicArn", aws.run("sns create-topic --name {}", aws.name("filtered")));
        String subscription = AwsCli.valueOf(
                "SubscriptionArn",
                aws.run(
                        "sns subscribe --topic-arn {} --protocol sqs --notification-endpoint {}"
                                + " --attributes RawMessageDelivery=true",
                        topic,
                        cloud.account().arn("sqs", aws.name("choosy"))));
        aws.run(
                "sns set-subscription-attributes --subscription-arn {} --attribute-name FilterPolicy --attribute-value {}",
                subscription,
                "{\"status\":[\"FAILED\"]}");
        for (String status : List.of("DONE", "FAILED")) {
            aws.run(
                    "sns publish --topic-arn {} --message {} --message-attributes {}",
                    topic,
                    "it " + status,
                    """
                    {"status":{"DataType":"String","StringValue":"%s"}}""".formatted(status));
        }

        assertThat(aws.run(
                        "sqs receive-message --max-number-of-messages 10 --wait-time-seconds 10 --queue-url {}", url))
                .contains("it FAILED")
                .doesNotContain("it DONE");
    }
}
