package datapipeline.handlers.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import datapipeline.handlers.run.Handled;
import datapipeline.handlers.run.Worker;
import datapipeline.model.FileType;
import datapipeline.model.json.Json;
import datapipeline.model.run.Job;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;

/** The door of a worker: jobs of one family come in from its queue. */
abstract sealed class WorkerDoor implements RequestStreamHandler
        permits DocumentHandler, PictureHandler, Model3dHandler, VideoHandler {
    private final House house;
    private final Worker worker;
    private final SqsClient sqs;
    private final String queueUrl;

    WorkerDoor(FileType type) {
        this.house = new House(Topology.functionOf(type));
        this.worker = house.worker();
        this.sqs = house.clients().sqs();
        this.queueUrl = sqs.getQueueUrl(request -> request.queueName(Topology.queueOf(type)))
                .queueUrl();
    }

    @Override
    public final void handleRequest(InputStream batch, OutputStream answer, Context context) throws IOException {
        house.telemetry()
                .during(
                        context.getAwsRequestId(),
                        Map.of(),
                        () -> Messages.each(
                                batch,
                                answer,
                                this::work,
                                (message, again) -> hide(message, again.after()),
                                house.telemetry()));
    }

    private Handled work(JsonNode message) {
        Job job = Json.read(message.get("body").asString(), Job.class);
        if (!job.schema().equals(Job.SCHEMA)) {
            throw new IllegalArgumentException("a job of schema \"%s\" is not understood here".formatted(job.schema()));
        }
        return worker.handle(job, visibility -> hide(message, visibility));
    }

    private void hide(JsonNode message, Duration visibility) {
        sqs.changeMessageVisibility(request -> request.queueUrl(queueUrl)
                .receiptHandle(message.get("receiptHandle").asString())
                .visibilityTimeout((int) Math.min(43_200, Math.max(1, visibility.toSeconds()))));
    }
}
