package datapipeline.infra.pipeline;

import datapipeline.model.topology.Topology;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** SNS_NOTIF, and SQS_OUTPUT that hears it; what cannot be delivered waits in a dead-letter queue. */
final class Notices extends Construct {
    private final Topic topic;

    Notices(Construct scope, IKey key, Queue listener, Queue deadLetters) {
        super(scope, "Notices");
        this.topic = Topic.Builder.create(this, "Topic")
                .topicName(Topology.SNS_NOTIF)
                .masterKey(key)
                .enforceSsl(true)
                .build();
        topic.addSubscription(SqsSubscription.Builder.create(listener)
                .deadLetterQueue(deadLetters)
                .build());
    }

    Topic topic() {
        return topic;
    }
}
