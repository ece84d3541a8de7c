package datapipeline.local.events;

import datapipeline.local.account.Account;
import datapipeline.local.events.Deliveries.Delivery;
import datapipeline.local.events.EventMetrics.Metric;
import datapipeline.local.store.Outbox.Again;
import datapipeline.local.store.Outbox.Done;
import datapipeline.local.store.Outbox.Outcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Puts what could not be delivered into queues. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
record DeadLetters(SqsClient sqs, EventMetrics metrics) {
    private static final Logger LOG = System.getLogger(DeadLetters.class.getName());

    Outcome send(
            String queueArn, Delivery delivery, int retries, String code, String message, @Nullable String exhausted) {
        Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("RULE_ARN", text(delivery.ruleArn()));
        attributes.put("TARGET_ARN", text(delivery.target().arn()));
        attributes.put("ERROR_CODE", text(code));
        attributes.put("ERROR_MESSAGE", text(message));
        attributes.put("RETRY_ATTEMPTS", text(Integer.toString(retries)));
        if (exhausted != null) {
            attributes.put("EXHAUSTED_RETRY_CONDITION", text(exhausted));
        }
        try {
            String url =
                    sqs.getQueueUrl(r -> r.queueName(Account.nameIn(queueArn))).queueUrl();
            sqs.sendMessage(r -> r.queueUrl(url).messageBody(delivery.event()).messageAttributes(attributes));
            metrics.count(delivery.rule(), Metric.INVOCATIONS_SENT_TO_DLQ);
            return new Done();
        } catch (QueueDoesNotExistException e) {
            metrics.count(delivery.rule(), Metric.INVOCATIONS_FAILED_TO_BE_SENT_TO_DLQ);
            LOG.log(
                    Level.ERROR,
                    () -> "neither %s nor the dead-letter queue %s exists; the event of rule %s is dropped: %s"
                            .formatted(delivery.target().arn(), queueArn, delivery.rule(), delivery.event()));
            return new Done();
        } catch (SdkException e) {
            return new Again(Duration.ofSeconds(5), "the dead-letter queue cannot be reached: " + e.getMessage());
        }
    }

    /** SQS refuses an empty attribute. */
    private static MessageAttributeValue text(String text) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(text.isEmpty() ? "-" : text)
                .build();
    }
}
