package datapipeline.local.s3;

import datapipeline.local.gateway.Response;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.TransitionDefaultMinimumObjectSize;

/** Keeps the documents that configure a bucket, and gives them back. */
final class BucketConfigurations {
    private static final String MINIMUM_SIZE = "x-amz-transition-default-minimum-object-size";

    private final S3State state;

    BucketConfigurations(S3State state) {
        this.state = state;
    }

    Response answer(S3Request request, Configuration configuration) {
        return switch (request.http().method()) {
            case "GET" -> get(request, configuration);
            case "PUT" -> put(request, configuration);
            case "DELETE" -> delete(request, configuration);
            default -> throw S3Error.methodNotAllowed(request.http().method(), "BUCKET");
        };
    }

    private Response get(S3Request request, Configuration configuration) {
        StoredBucket bucket = state.buckets().get(request.bucket());
        Optional<String> document = bucket.configuration(configuration.subresource());
        if (document.isEmpty()) {
            configuration.missing().ifPresent(error -> {
                throw error.detail("BucketName", bucket.name());
            });
            return S3Xml.ok(configuration.rootElement(), configuration.standard());
        }
        Response response = Response.of(200, "application/xml", document.get());
        return bucket.configuration(MINIMUM_SIZE)
                .filter(size -> configuration == Configuration.LIFECYCLE)
                .map(size -> response.with(MINIMUM_SIZE, size))
                .orElse(response);
    }

    private Response put(S3Request request, Configuration configuration) {
        state.buckets().get(request.bucket());
        SdkPojo content = checked(Configuration.build(S3Xml.read(request.http(), configuration.builder())));
        String document = S3Xml.document(configuration.rootElement(), content);
        Map<String, String> documents = configuration == Configuration.LIFECYCLE
                ? Map.of(configuration.subresource(), document, MINIMUM_SIZE, minimumSize(request))
                : Map.of(configuration.subresource(), document);
        state.change(change -> {
            StoredBucket bucket = state.buckets().get(request.bucket()).with(documents);
            state.buckets()
                    .put(
                            content instanceof NotificationConfiguration notification
                                    ? bucket.withEventBridge(notification.eventBridgeConfiguration() != null)
                                    : bucket);
            return true;
        });
        Response response = Response.of(configuration == Configuration.TAGGING ? 204 : 200);
        return configuration == Configuration.LIFECYCLE ? response.with(MINIMUM_SIZE, minimumSize(request)) : response;
    }

    /** What is kept is what was understood: the document as we write it, with what AWS adds. */
    private static SdkPojo checked(SdkPojo content) {
        if (content instanceof BucketLifecycleConfiguration lifecycle) {
            return LifecycleRules.checked(lifecycle);
        }
        if (content instanceof CORSConfiguration cors) {
            Cors.check(cors);
        }
        if (content instanceof NotificationConfiguration notification) {
            refuseOtherDestinations(notification);
        }
        return content;
    }

    private static void refuseOtherDestinations(NotificationConfiguration notification) {
        if (notification.hasQueueConfigurations()
                || notification.hasTopicConfigurations()
                || notification.hasLambdaFunctionConfigurations()) {
            throw S3Error.notImplemented(
                    "notifications to queues, topics and functions: ask for EventBridgeConfiguration and route by rules");
        }
    }

    private static String minimumSize(S3Request request) {
        String size = request.header(MINIMUM_SIZE)
                .orElse(TransitionDefaultMinimumObjectSize.ALL_STORAGE_CLASSES_128_K.toString());
        if (TransitionDefaultMinimumObjectSize.fromValue(size)
                == TransitionDefaultMinimumObjectSize.UNKNOWN_TO_SDK_VERSION) {
            throw S3Error.invalidRequest("Invalid value for " + MINIMUM_SIZE + ": " + size);
        }
        return size;
    }

    private Response delete(S3Request request, Configuration configuration) {
        if (configuration == Configuration.NOTIFICATION) {
            throw S3Error.methodNotAllowed("DELETE", "NOTIFICATION");
        }
        state.change(change -> {
            StoredBucket bucket = state.buckets().get(request.bucket());
            state.buckets().put(bucket.without(configuration.subresource()));
            return true;
        });
        return Response.of(204);
    }
}
