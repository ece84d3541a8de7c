package datapipeline.handlers.aws;

import datapipeline.handlers.run.JobQueue;
import datapipeline.model.json.Json;
import datapipeline.model.run.Job;
import datapipeline.model.topology.Topology;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Sends jobs; the message group makes SQS serve tenants fairly, on standard queues too. */
public final class SqsJobs implements JobQueue {
    private final SqsClient sqs;
    private final QueueUrls urls;

    public SqsJobs(SqsClient sqs, QueueUrls urls) {
        this.sqs = sqs;
        this.urls = urls;
    }

    @Override
    public void send(Job job) {
        sqs.sendMessage(send -> send.queueUrl(urls.of(Topology.queueOf(job.fileType())))
                .messageBody(Json.write(job))
                .messageGroupId(job.tenant())
                .messageAttributes(Map.of(
                        "fileType", text(job.fileType().wireName()),
                        "priority", text(job.priority().name()),
                        "tenant", text(job.tenant()),
                        "schema", text(job.schema()))));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
