package datapipeline.local.cloud;

import datapipeline.local.account.Account;
import datapipeline.model.topology.QueueSpec;
import datapipeline.model.topology.Topology;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Makes the pipeline's queues and its topic. On those that are there, every start sets again what the topology says, as
 * a deployment does, and leaves everything else to the operator: a visibility timeout shorter than its function's work,
 * or a queue without its dead-letter queue, costs files, and a release that changes them must reach every data directory.
 */
final class PipelineQueues {
    private final SqsClient sqs;
    private final SnsClient sns;
    private final Account account;

    PipelineQueues(SqsClient sqs, SnsClient sns, Account account) {
        this.sqs = sqs;
        this.sns = sns;
        this.account = account;
    }

    void make(QueueSpec queue) {
        Map<QueueAttributeName, String> wanted = attributes(queue);
        String url = account.queueUrl(queue.name());
        try {
            Map<QueueAttributeName, String> present = sqs.getQueueAttributes(
                            request -> request.queueUrl(url).attributeNames(wanted.keySet()))
                    .attributes();
            if (!present.equals(wanted)) {
                sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(wanted));
            }
        } catch (QueueDoesNotExistException e) {
            sqs.createQueue(request -> request.queueName(queue.name()).attributes(wanted));
        }
    }

    private Map<QueueAttributeName, String> attributes(QueueSpec queue) {
        Map<QueueAttributeName, String> attributes = new HashMap<>();
        attributes.put(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(queue.visibility().toSeconds()));
        attributes.put(
                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                Long.toString(queue.retention().toSeconds()));
        queue.deadLetterQueue()
                .ifPresent(dead -> attributes.put(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                                .formatted(account.arn("sqs", dead), Topology.MAX_RECEIVE_COUNT)));
        return attributes;
    }

    /** The topic, and the queue that hears it. */
    void makeTopic() {
        String topic =
                sns.createTopic(request -> request.name(Topology.SNS_NOTIF)).topicArn();
        String subscription = sns.subscribe(request ->
                        request.topicArn(topic).protocol("sqs").endpoint(account.arn("sqs", Topology.SQS_OUTPUT)))
                .subscriptionArn();
        sns.setSubscriptionAttributes(request -> request.subscriptionArn(subscription)
                .attributeName("RedrivePolicy")
                .attributeValue("{\"deadLetterTargetArn\":\"%s\"}"
                        .formatted(account.arn("sqs", Topology.deadLetterQueueOf(Topology.SQS_OUTPUT)))));
    }
}
