package datapipeline.console.aws;

import static datapipeline.console.aws.Asking.ask;

import datapipeline.console.layout.UnansweredException;
import datapipeline.console.queues.QueueDepth;
import datapipeline.console.queues.QueueDepths;
import datapipeline.model.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Depths from GetQueueAttributes. */
@Component
final class SqsQueueDepths implements QueueDepths {
    private final Cloud cloud;
    private final QueueAddresses addresses;

    SqsQueueDepths(Cloud cloud, QueueAddresses addresses) {
        this.cloud = cloud;
        this.addresses = addresses;
    }

    /** A redrive policy as SQS writes it. */
    private record RedrivePolicy(String deadLetterTargetArn, int maxReceiveCount) {}

    @Override
    public List<QueueDepth> of(List<String> queues) {
        return queues.parallelStream().map(this::depth).toList();
    }

    private QueueDepth depth(String queue) {
        try {
            return known(queue, attributes(addresses.of(queue)));
        } catch (UnansweredException e) {
            addresses.forget(queue);
            return QueueDepth.unknown(queue, String.valueOf(e.getMessage()));
        }
    }

    private static QueueDepth known(String queue, Map<QueueAttributeName, String> attributes) {
        return new QueueDepth(
                queue,
                count(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                count(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                count(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
                Optional.ofNullable(attributes.get(QueueAttributeName.REDRIVE_POLICY))
                        .map(policy -> Json.read(policy, RedrivePolicy.class))
                        .map(policy -> new QueueDepth.Redrive(
                                policy.deadLetterTargetArn()
                                        .substring(policy.deadLetterTargetArn().lastIndexOf(':') + 1),
                                policy.maxReceiveCount())),
                Optional.empty());
    }

    private Map<QueueAttributeName, String> attributes(String url) {
        return ask(
                "SQS",
                () -> cloud.sqs
                        .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributes());
    }

    private static OptionalLong count(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        String text = attributes.get(name);
        return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
}
