package datapipeline.handlers.aws;

import datapipeline.handlers.classify.JobQueues;
import datapipeline.model.json.Json;
import datapipeline.model.run.Job;
import datapipeline.model.topology.Topology;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The four queues in SQS. The tenant is the message group, so that none makes the others wait. */
public final class SqsJobQueues implements JobQueues {
    private final SqsClient sqs;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    public SqsJobQueues(SqsClient sqs) {
        this.sqs = sqs;
    }

    @Override
    public void send(Job job) {
        sqs.sendMessage(message -> message.queueUrl(url(Topology.queueOf(job.fileType())))
                .messageBody(Json.write(job))
                .messageGroupId(job.tenant())
                .messageAttributes(attributes(job)));
    }

    private String url(String queue) {
        return urls.computeIfAbsent(
                queue,
                name -> sqs.getQueueUrl(request -> request.queueName(name)).queueUrl());
    }

    private static Map<String, MessageAttributeValue> attributes(Job job) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        Map.of(
                        "fileType", job.fileType().wireName(),
                        "priority", job.priority().name(),
                        "tenant", job.tenant(),
                        "schema", job.schema())
                .forEach((name, value) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(value)
                                .build()));
        return attributes;
    }
}
