package datapipeline.console.aws;

import static datapipeline.console.aws.Asking.ask;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Where SQS keeps the queues of the topology; asked once each. */
@Component
final class QueueAddresses {
    private final Cloud cloud;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    QueueAddresses(Cloud cloud) {
        this.cloud = cloud;
    }

    String of(String queue) {
        return urls.computeIfAbsent(
                queue,
                name -> ask(
                        "SQS",
                        () -> cloud.sqs.getQueueUrl(get -> get.queueName(name)).queueUrl()));
    }

    /** The queue may have been made anew under another address. */
    void forget(String queue) {
        urls.remove(queue);
    }
}
