package datapipeline.local.events;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Targets behind SDK clients: queues, topics, and functions that are called asynchronously. */
public record SdkTargetSender(SqsClient sqs, SnsClient sns, LambdaClient lambda) implements TargetSender {

    @Override
    public Answer send(Message message) {
        String[] parts = message.targetArn().split(":", 6);
        try {
            switch (parts[2]) {
                case "sqs" -> toQueue(parts[5], message);
                case "sns" -> sns.publish(r -> r.topicArn(message.targetArn()).message(message.payload()));
                case "lambda" ->
                    lambda.invoke(r -> r.functionName(message.targetArn())
                            .invocationType(InvocationType.EVENT)
                            .payload(SdkBytes.fromUtf8String(message.payload())));
                default -> {
                    return new Refused("UNSUPPORTED_TARGET", message.targetArn() + " cannot be a target here");
                }
            }
            return new Delivered();
        } catch (AwsServiceException e) {
            return isWorthAnotherTry(e) ? new TryAgain(code(e), message(e)) : new Refused(code(e), message(e));
        } catch (SdkException e) {
            return new TryAgain("SDK_CLIENT_ERROR", String.valueOf(e.getMessage()));
        }
    }

    private void toQueue(String name, Message message) {
        String url = sqs.getQueueUrl(r -> r.queueName(name)).queueUrl();
        sqs.sendMessage(r -> {
            r.queueUrl(url).messageBody(message.payload()).messageGroupId(message.messageGroupId());
            if (name.endsWith(".fifo")) {
                r.messageDeduplicationId(message.deliveryId());
            }
        });
    }

    private static boolean isWorthAnotherTry(AwsServiceException e) {
        return e.isThrottlingException() || e.statusCode() == 429 || e.statusCode() >= 500;
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? "ERROR_FROM_TARGET"
                : e.awsErrorDetails().errorCode();
    }

    private static String message(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? String.valueOf(e.getMessage())
                : e.awsErrorDetails().errorMessage();
    }
}
