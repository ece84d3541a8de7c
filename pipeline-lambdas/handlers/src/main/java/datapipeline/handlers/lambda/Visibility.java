package datapipeline.handlers.lambda;

import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;

/** How long messages of a queue stay hidden. */
record Visibility(SqsClient sqs, String queueUrl) {
    /** The longest SQS hides a message: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html */
    private static final Duration LONGEST = Duration.ofHours(12);

    static Visibility of(SqsClient sqs, String queue) {
        return new Visibility(
                sqs, sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl());
    }

    /** Hides a message for this long from now. */
    void hide(JsonNode message, Duration time) {
        sqs.changeMessageVisibility(request -> request.queueUrl(queueUrl)
                .receiptHandle(message.get("receiptHandle").asString())
                .visibilityTimeout((int) Math.clamp(time.toSeconds(), 1, LONGEST.toSeconds())));
    }
}
