package datapipeline.browser;

import datapipeline.model.FileType;
import datapipeline.model.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Holds back the function of a family, so that what is in its queue stays there. */
final class Workers {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LambdaClient lambda;
    private final SqsClient sqs;

    Workers(Product product) {
        lambda = product.client(LambdaClient.builder());
        sqs = product.client(SqsClient.builder());
    }

    Held hold(FileType type) {
        return new Held(type);
    }

    /** A family whose function rests until this is closed. */
    final class Held implements AutoCloseable {
        private final String mapping;
        private final String queue;
        private final String deadLetters;

        private Held(FileType type) {
            mapping = lambda.listEventSourceMappings(list -> list.functionName(Topology.functionOf(type)))
                    .eventSourceMappings()
                    .getFirst()
                    .uuid();
            queue = sqs.getQueueUrl(get -> get.queueName(Topology.queueOf(type)))
                    .queueUrl();
            deadLetters = sqs.getQueueUrl(get -> get.queueName(Topology.deadLetterQueueOf(Topology.queueOf(type))))
                    .queueUrl();
            lambda.updateEventSourceMapping(update -> update.uuid(mapping).enabled(false));
            awaitState("Disabled");
        }

        /** Sends a message and receives it in vain as often as the queue allows, which is once for now. */
        void dies(String body) {
            String policy = attribute(queue, QueueAttributeName.REDRIVE_POLICY);
            set(policy.replaceAll("(\"maxReceiveCount\":\"?)\\d+", "$11"));
            int before = waiting(deadLetters);
            sqs.sendMessage(send -> send.queueUrl(queue).messageBody(body));
            await(() -> {
                receive(0);
                return waiting(deadLetters) > before;
            });
            set(policy);
        }

        /** The body of the next message in the queue, which is deleted. */
        String takesBack() {
            await(() -> waiting(queue) > 0);
            Message message = receive(30).getFirst();
            sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
            return message.body();
        }

        private List<Message> receive(int hidden) {
            return sqs.receiveMessage(receive -> receive.queueUrl(queue).visibilityTimeout(hidden))
                    .messages();
        }

        private void set(String policy) {
            sqs.setQueueAttributes(
                    set -> set.queueUrl(queue).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)));
        }

        private int waiting(String url) {
            return Integer.parseInt(attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
        }

        private String attribute(String url, QueueAttributeName name) {
            return sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(name))
                    .attributes()
                    .get(name);
        }

        private void awaitState(String state) {
            await(() -> lambda.getEventSourceMapping(get -> get.uuid(mapping))
                    .state()
                    .equals(state));
        }

        @Override
        public void close() {
            lambda.updateEventSourceMapping(update -> update.uuid(mapping).enabled(true));
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("it did not come about within " + PATIENCE);
            }
            LockSupport.parkNanos(100_000_000);
        }
    }
}
