package datapipeline.handlers.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import datapipeline.handlers.output.Half;
import datapipeline.handlers.output.Join;
import datapipeline.handlers.run.Handled;
import datapipeline.model.json.Json;
import datapipeline.model.metric.Metric;
import datapipeline.model.run.Manifest;
import datapipeline.model.run.ProcessingInfo;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import tools.jackson.databind.JsonNode;

/** LAMBDA_OUTPUT: manifests that came, and what workers told on SNS_NOTIF, both through SQS_OUTPUT. */
public final class OutputHandler implements RequestStreamHandler {
    private final House house = new House(Topology.LAMBDA_OUTPUT);
    private final Join join = house.join();
    private final S3Client s3 = house.clients().s3();
    private final Visibility visibility = Visibility.of(house.clients().sqs(), Topology.SQS_OUTPUT);

    public OutputHandler() {}

    @Override
    public void handleRequest(InputStream batch, OutputStream answer, Context context) throws IOException {
        house.telemetry()
                .during(
                        context.getAwsRequestId(),
                        Map.of(),
                        () -> Messages.each(batch, answer, this::hear, visibility::hide, house.telemetry()));
    }

    private Handled hear(JsonNode message) {
        half(Messages.JSON.readTree(message.get("body").asString())).ifPresent(join::hear);
        return new Handled.Done();
    }

    private Optional<Half> half(JsonNode body) {
        if (body.has("detail-type")) {
            return manifest(
                    body.get("detail").get("bucket").get("name").asString(),
                    body.get("detail").get("object").get("key").asString());
        }
        String info = body.has("TopicArn") ? body.get("Message").asString() : body.toString();
        return Optional.of(new Half.Told(Json.read(info, ProcessingInfo.class)));
    }

    /** A manifest that is not there any more, or is none of ours, is nobody's half. */
    private Optional<Half> manifest(String bucket, String key) {
        try {
            String text = s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                    .asString(StandardCharsets.UTF_8);
            return Optional.of(new Half.Written(Json.read(text, Manifest.class), key));
        } catch (NoSuchKeyException e) {
            house.telemetry().count(Metric.FOREIGN_OUTPUTS_IGNORED);
            return Optional.empty();
        }
    }
}
