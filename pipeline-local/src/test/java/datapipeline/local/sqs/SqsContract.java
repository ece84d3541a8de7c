package datapipeline.local.sqs;

import datapipeline.local.contract.ContractEndpoint;
import datapipeline.local.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A client of SQS and the queues that a contract test makes with it. */
final class SqsContract implements AutoCloseable {
    final SqsClient sqs;
    final String prefix = "contract-" + UUID.randomUUID().toString().substring(0, 8);
    private final ContractEndpoint endpoint;
    /** What our own endpoint is made of, the last first. */
    private final Deque<AutoCloseable> ours = new ArrayDeque<>();

    private final List<String> urls = new ArrayList<>();

    SqsContract(Path directory) {
        endpoint = ContractEndpoint.of(cloud -> {
            Store store = Store.open(directory.resolve("cloud.mv"));
            LocalSqs local = new LocalSqs(store, cloud.account(), InstantSource.system());
            ours.push(store);
            ours.push(local);
            return cloud.service("sqs", SqsClient.class, local);
        });
        sqs = endpoint.client(SqsClient.builder());
    }

    boolean isOurs() {
        return endpoint.isOurs();
    }

    String queue(String name) {
        return queue(name, Map.of());
    }

    String queue(String name, Map<QueueAttributeName, String> attributes) {
        String url = sqs.createQueue(r -> r.queueName(prefix + name).attributes(attributes))
                .queueUrl();
        urls.add(url);
        return url;
    }

    Map<QueueAttributeName, String> attributes(String url) {
        return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    List<Message> receive(String url) {
        return sqs.receiveMessage(r -> r.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(5)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    @Override
    public void close() throws Exception {
        urls.stream().distinct().forEach(url -> sqs.deleteQueue(r -> r.queueUrl(url)));
        sqs.close();
        endpoint.close();
        while (!ours.isEmpty()) {
            ours.pop().close();
        }
    }
}
