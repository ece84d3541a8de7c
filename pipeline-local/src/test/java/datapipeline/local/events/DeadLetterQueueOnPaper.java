package datapipeline.local.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** The queue "dead", and no other. */
final class DeadLetterQueueOnPaper implements SqsClient {
    static final String ARN = "arn:aws:sqs:us-east-1:000000000000:dead";

    final List<SendMessageRequest> letters = Collections.synchronizedList(new ArrayList<>());

    @Override
    public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
        if (!request.queueName().equals("dead")) {
            throw QueueDoesNotExistException.builder()
                    .message("no " + request.queueName())
                    .build();
        }
        return GetQueueUrlResponse.builder().queueUrl("http://127.0.0.1/dead").build();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        letters.add(request);
        return SendMessageResponse.builder().messageId("1").build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
