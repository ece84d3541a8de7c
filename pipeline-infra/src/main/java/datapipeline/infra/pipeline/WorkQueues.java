package datapipeline.infra.pipeline;

import datapipeline.model.topology.QueueSpec;
import datapipeline.model.topology.Topology;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** Every queue of the topology; a dead-letter queue takes letters from its own queue alone. */
final class WorkQueues extends Construct {
    private final Map<String, Queue> queues = new LinkedHashMap<>();

    WorkQueues(Construct scope) {
        super(scope, "Queues");
        Topology.queues().forEach(spec -> queues.put(spec.name(), make(spec)));
        Topology.queues().forEach(this::allowRedrive);
    }

    /** @throws IllegalArgumentException if the topology has no such queue */
    Queue named(String name) {
        Queue queue = queues.get(name);
        if (queue == null) {
            throw new IllegalArgumentException("the topology has no queue " + name);
        }
        return queue;
    }

    private Queue make(QueueSpec spec) {
        Queue.Builder builder = Queue.Builder.create(this, spec.name())
                .queueName(spec.name())
                .visibilityTimeout(Duration.seconds(spec.visibility().toSeconds()))
                .retentionPeriod(Duration.seconds(spec.retention().toSeconds()))
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true);
        spec.deadLetterQueue()
                .ifPresent(dead -> builder.deadLetterQueue(DeadLetterQueue.builder()
                        .queue(named(dead))
                        .maxReceiveCount(Topology.MAX_RECEIVE_COUNT)
                        .build()));
        Queue queue = builder.build();
        if (spec.deadLetterQueue().isEmpty()) {
            NagSuppressions.addResourceSuppressions(
                    queue,
                    List.of(NagPackSuppression.builder()
                            .id("AwsSolutions-SQS3")
                            .reason("It is a dead-letter queue: a person empties it, and an alarm calls that person.")
                            .build()));
        }
        return queue;
    }

    /** By name, because a reference back to the source would be a circle. */
    private void allowRedrive(QueueSpec spec) {
        spec.deadLetterQueue()
                .ifPresent(dead -> plain(dead)
                        .setRedriveAllowPolicy(
                                inOrder("redrivePermission", "byQueue", "sourceQueueArns", List.of(arn(spec.name())))));
        if (spec.name().equals(Topology.SQS_CLASSIFY_DLQ)) {
            // Lambda and EventBridge put letters here; no queue may.
            plain(spec.name()).setRedriveAllowPolicy(Map.of("redrivePermission", "denyAll"));
        }
    }

    private CfnQueue plain(String name) {
        return (CfnQueue) named(name).getNode().getDefaultChild();
    }

    private String arn(String name) {
        return Stack.of(this)
                .formatArn(ArnComponents.builder().service("sqs").resource(name).build());
    }

    private static Map<String, Object> inOrder(String first, Object one, String second, Object two) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }
}
