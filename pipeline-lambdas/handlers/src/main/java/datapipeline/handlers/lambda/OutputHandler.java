package datapipeline.handlers.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import datapipeline.handlers.output.Half;
import datapipeline.handlers.output.Join;
import datapipeline.handlers.run.Handled;
import datapipeline.model.json.Json;
import datapipeline.model.run.ProcessingInfo;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** LAMBDA_OUTPUT: manifests that came, and what workers told on SNS_NOTIF, both through SQS_OUTPUT. */
public final class OutputHandler implements RequestStreamHandler {
    private final House house = new House(Topology.LAMBDA_OUTPUT);
    private final Join join = house.join();
    private final Manifests manifests = house.manifests();
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

    private Optional<? extends Half> half(JsonNode body) {
        if (body.has("detail-type")) {
            return manifests.read(
                    body.get("detail").get("bucket").get("name").asString(),
                    body.get("detail").get("object").get("key").asString());
        }
        String info = body.has("TopicArn") ? body.get("Message").asString() : body.toString();
        return Optional.of(new Half.Told(Json.read(info, ProcessingInfo.class)));
    }
}
