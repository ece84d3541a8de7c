package datapipeline.local.lambda;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Destinations behind SDK clients.
 *
 * @param lambda asked for when it is needed: Lambda has destinations, and is one
 * @param events asked for when it is needed: event buses call functions, and are destinations
 */
public record SdkDestination(
        SqsClient sqs, SnsClient sns, Supplier<LambdaClient> lambda, Supplier<EventBridgeClient> events)
        implements Destination {

    @Override
    public void send(String arn, InvocationRecord record) {
        String[] parts = arn.split(":", 6);
        switch (parts[2]) {
            case "sqs" -> {
                String url = sqs.getQueueUrl(r -> r.queueName(parts[5])).queueUrl();
                sqs.sendMessage(r -> r.queueUrl(url).messageBody(record.json()));
            }
            case "sns" -> sns.publish(r -> r.topicArn(arn).message(record.json()));
            case "lambda" ->
                lambda.get()
                        .invoke(r -> r.functionName(arn)
                                .invocationType(InvocationType.EVENT)
                                .payload(SdkBytes.fromUtf8String(record.json())));
            case "events" -> putEvent(arn, record);
            default -> throw new IllegalArgumentException(arn + " cannot be a destination");
        }
    }

    private void putEvent(String busArn, InvocationRecord record) {
        String kind = "Lambda Function Invocation Result - " + (record.succeeded() ? "Success" : "Failure");
        var answer = events.get()
                .putEvents(r -> r.entries(e -> e.eventBusName(busArn)
                        .source("lambda")
                        .detailType(kind)
                        .resources(busArn, record.functionArn() + ":$LATEST")
                        .detail(record.json())));
        if (answer.failedEntryCount() > 0) {
            throw new IllegalStateException(busArn + " refused the record: "
                    + answer.entries().getFirst().errorMessage());
        }
    }
}
