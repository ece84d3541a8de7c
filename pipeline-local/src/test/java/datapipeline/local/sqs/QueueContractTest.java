package datapipeline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.lambda.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What a client may count on about queues. The same test may be asked of AWS. */
class QueueContractTest {
    @AutoClose
    private final SqsContract contract;

    private final SqsClient sqs;

    QueueContractTest(@TempDir Path directory) {
        contract = new SqsContract(directory);
        sqs = contract.sqs;
    }

    @Test
    void creatingAQueueAgainReturnsItUnlessItsAttributesDiffer() {
        String url = contract.queue("q", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "45"));
        assertThat(sqs.createQueue(r -> r.queueName(contract.prefix + "q")).queueUrl())
                .isEqualTo(url);
        assertThatThrownBy(() -> sqs.createQueue(r -> r.queueName(contract.prefix + "q")
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "46"))))
                .isInstanceOf(QueueNameExistsException.class);
        assertThat(sqs.getQueueUrl(r -> r.queueName(contract.prefix + "q")).queueUrl())
                .isEqualTo(url);
    }

    @Test
    void aQueueThatIsMissingIsReportedUnderItsOldCode() {
        assertThatThrownBy(() -> sqs.getQueueUrl(r -> r.queueName(contract.prefix + "none")))
                .isInstanceOfSatisfying(
                        QueueDoesNotExistException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode())
                                .isEqualTo("AWS.SimpleQueueService.NonExistentQueue"));
    }

    @Test
    void namesAndAttributesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> contract.queue("with blank ", Map.of())).isInstanceOf(SqsException.class);
        assertThatThrownBy(() -> contract.queue("q", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "43201")))
                .isInstanceOf(InvalidAttributeValueException.class);
        assertThatThrownBy(() -> contract.queue("q", Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .isInstanceOf(SqsException.class);
        String url = contract.queue("q");
        assertThatThrownBy(() ->
                        sqs.setQueueAttributes(r -> r.queueUrl(url).attributesWithStrings(Map.of("Nonsense", "1"))))
                .isInstanceOf(InvalidAttributeNameException.class);
    }

    @Test
    void queuesAreListedPageByPage() {
        List<String> made =
                IntStream.range(0, 5).mapToObj(i -> contract.queue("list" + i)).toList();
        assertThat(sqs
                        .listQueuesPaginator(
                                r -> r.queueNamePrefix(contract.prefix + "list").maxResults(2))
                        .stream()
                        .flatMap(page -> page.queueUrls().stream()))
                .containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void attributesAreToldWithTheirDefaults() {
        Map<QueueAttributeName, String> attributes = contract.attributes(contract.queue("q"));
        assertThat(attributes)
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
                .containsEntry(QueueAttributeName.DELAY_SECONDS, "0")
                .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600")
                .containsEntry(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1048576")
                .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "0")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "0")
                .containsKeys(QueueAttributeName.CREATED_TIMESTAMP, QueueAttributeName.LAST_MODIFIED_TIMESTAMP);
        assertThat(attributes.get(QueueAttributeName.QUEUE_ARN)).endsWith(":" + contract.prefix + "q");
    }

    @Test
    void purgingEmptiesAQueueOnceAMinute() {
        String url = contract.queue("q");
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("a"));
        sqs.purgeQueue(r -> r.queueUrl(url));
        Await.until(() -> "0".equals(contract.attributes(url).get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)));
        assertThatThrownBy(() -> sqs.purgeQueue(r -> r.queueUrl(url)))
                .isInstanceOf(PurgeQueueInProgressException.class);
    }

    @Test
    void tagsAreAddedAndTakenAway() {
        String url = contract.queue("q");
        sqs.tagQueue(r -> r.queueUrl(url).tags(Map.of("a", "1", "b", "2")));
        sqs.tagQueue(r -> r.queueUrl(url).tags(Map.of("b", "3")));
        sqs.untagQueue(r -> r.queueUrl(url).tagKeys("a"));
        assertThat(sqs.listQueueTags(r -> r.queueUrl(url)).tags()).isEqualTo(Map.of("b", "3"));
    }

    @Test
    void aDeadLetterQueueKnowsItsSources() {
        String dead = contract.queue("dead");
        String arn = contract.attributes(dead).get(QueueAttributeName.QUEUE_ARN);
        String policy = "{\"maxReceiveCount\":\"3\", \"deadLetterTargetArn\":\"%s\"}".formatted(arn);
        String url = contract.queue("q", Map.of(QueueAttributeName.REDRIVE_POLICY, policy));
        assertThat(sqs.listDeadLetterSourceQueues(r -> r.queueUrl(dead)).queueUrls())
                .containsExactly(url);
        assertThat(contract.attributes(url).get(QueueAttributeName.REDRIVE_POLICY))
                .isEqualTo("{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":3}".formatted(arn));
        sqs.setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, "")));
        assertThat(contract.attributes(url)).doesNotContainKey(QueueAttributeName.REDRIVE_POLICY);
        assertThatThrownBy(() -> contract.queue(
                        "broken", Map.of(QueueAttributeName.REDRIVE_POLICY, policy.replace("dead\"", "none\""))))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("does not exist");
    }
}
