package datapipeline.local.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidSequenceTokenException;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.TagResourceResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** One small service for each protocol: writes down what it was given and answers something that can be recognised. */
final class Recorder {
    final List<PublishRequest> published = new ArrayList<>();
    final List<Tag> tags = new ArrayList<>();
    final List<Instant> eventTimes = new ArrayList<>();
    final List<InputLogEvent> logEvents = new ArrayList<>();
    final List<InvokeRequest> invocations = new ArrayList<>();
    final List<UntagResourceRequest> untagged = new ArrayList<>();

    CloudWatchLogsClient logs() {
        return new Logs();
    }

    Gateway.Builder addTo(Gateway.Builder cloud) {
        return cloud.service("sns", SnsClient.class, new Topics())
                .service("dynamodb", DynamoDbClient.class, new Tables())
                .service("sqs", SqsClient.class, new Queues())
                .service("events", EventBridgeClient.class, new Events())
                .service("logs", CloudWatchLogsClient.class, new Logs())
                .service("lambda", LambdaClient.class, new Functions());
    }

    private final class Topics extends Nothing implements SnsClient {
        @Override
        public PublishResponse publish(PublishRequest request) {
            published.add(request);
            return PublishResponse.builder().messageId(request.message()).build();
        }

        @Override
        public TagResourceResponse tagResource(TagResourceRequest request) {
            tags.addAll(request.tags());
            return TagResourceResponse.builder().build();
        }

        @Override
        public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
            return ListTagsForResourceResponse.builder().tags(tags).build();
        }

        @Override
        public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest request) {
            return GetTopicAttributesResponse.builder()
                    .attributes(Map.of("TopicArn", request.topicArn(), "Empty", ""))
                    .build();
        }

        @Override
        public DeleteTopicResponse deleteTopic(DeleteTopicRequest request) {
            throw NotFoundException.builder()
                    .message("Topic does not exist")
                    .statusCode(404)
                    .build();
        }
    }

    private static final class Tables extends Nothing implements DynamoDbClient {
        private Map<String, AttributeValue> item = Map.of();

        @Override
        public PutItemResponse putItem(PutItemRequest request) {
            item = request.item();
            return PutItemResponse.builder().build();
        }

        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            return GetItemResponse.builder().item(item).build();
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            throw TransactionCanceledException.builder()
                    .message("cancelled")
                    .cancellationReasons(
                            CancellationReason.builder().code("None").build(),
                            CancellationReason.builder().code("Conflict").build())
                    .build();
        }
    }

    private static final class Queues extends Nothing implements SqsClient {
        @Override
        public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
            throw QueueDoesNotExistException.builder()
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("AWS.SimpleQueueService.NonExistentQueue")
                            .errorMessage("The specified queue does not exist.")
                            .build())
                    .build();
        }
    }

    private final class Events extends Nothing implements EventBridgeClient {
        @Override
        public PutEventsResponse putEvents(PutEventsRequest request) {
            eventTimes.addAll(
                    request.entries().stream().map(PutEventsRequestEntry::time).toList());
            return PutEventsResponse.builder().failedEntryCount(0).build();
        }

        @Override
        @SuppressWarnings("DoNotCall") // The mistake that is tested for.
        public DeleteRuleResponse deleteRule(DeleteRuleRequest request) {
            List.of().add(request.name());
            return DeleteRuleResponse.builder().build();
        }
    }

    private final class Logs extends Nothing implements CloudWatchLogsClient {
        @Override
        public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
            logEvents.addAll(request.logEvents());
            return PutLogEventsResponse.builder().build();
        }

        @Override
        public DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
            throw InvalidSequenceTokenException.builder()
                    .expectedSequenceToken("7")
                    .build();
        }
    }

    private final class Functions extends Nothing implements LambdaClient {
        @Override
        public InvokeResponse invoke(InvokeRequest request) {
            invocations.add(request);
            return InvokeResponse.builder()
                    .statusCode(202)
                    .functionError("Unhandled")
                    .payload(SdkBytes.fromUtf8String("\"done\""))
                    .build();
        }

        @Override
        public ListFunctionsResponse listFunctions(ListFunctionsRequest request) {
            return ListFunctionsResponse.builder()
                    .functions(
                            FunctionConfiguration.builder().functionName("one").build(),
                            FunctionConfiguration.builder().functionName("two").build())
                    .build();
        }

        @Override
        public UntagResourceResponse untagResource(UntagResourceRequest request) {
            untagged.add(request);
            return UntagResourceResponse.builder().build();
        }

        @Override
        public GetFunctionResponse getFunction(GetFunctionRequest request) {
            throw ResourceNotFoundException.builder()
                    .message("Function not found")
                    .type("User")
                    .statusCode(404)
                    .build();
        }
    }

    /** The two methods that every client must have. */
    private abstract static class Nothing {
        public String serviceName() {
            return "recorder";
        }

        public void close() {
            // Nothing is held open.
        }
    }
}
