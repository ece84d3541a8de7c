package datapipeline.handlers.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Finds the address of a queue by its name, once. */
public final class QueueUrls {
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final SqsClient sqs;
    private final String prefix;

    public QueueUrls(SqsClient sqs, String prefix) {
        this.sqs = sqs;
        this.prefix = prefix;
    }

    String of(String queue) {
        return known.computeIfAbsent(
                prefix + queue,
                name -> sqs.getQueueUrl(get -> get.queueName(name)).queueUrl());
    }
}
