package datapipeline.handlers.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import datapipeline.handlers.run.Handled;
import datapipeline.handlers.run.Hold;
import datapipeline.handlers.run.Worker;
import datapipeline.model.FileType;
import datapipeline.model.json.Json;
import datapipeline.model.run.Job;
import datapipeline.model.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The door of a worker: jobs of one family come in from its queue. */
abstract sealed class WorkerDoor implements RequestStreamHandler
        permits DocumentHandler, PictureHandler, Model3dHandler, VideoHandler {
    private final House house;
    private final Worker worker;
    private final Visibility visibility;

    WorkerDoor(FileType type) {
        this.house = new House(Topology.functionOf(type));
        this.worker = house.worker();
        this.visibility = Visibility.of(house.clients().sqs(), Topology.queueOf(type));
    }

    @Override
    public final void handleRequest(InputStream batch, OutputStream answer, Context context) throws IOException {
        Instant end = Instant.now().plusMillis(context.getRemainingTimeInMillis());
        house.telemetry()
                .during(
                        context.getAwsRequestId(),
                        Map.of(),
                        () -> Messages.each(
                                batch, answer, message -> work(message, end), visibility::hide, house.telemetry()));
    }

    /** The message that is worked on, as long as this invocation lasts. */
    private record Held(Visibility visibility, JsonNode message, Instant mustEndBy) implements Hold {
        @Override
        public void extend(Duration time) {
            visibility.hide(message, time);
        }
    }

    private Handled work(JsonNode message, Instant end) {
        Job job = Json.read(message.get("body").asString(), Job.class);
        if (!job.schema().equals(Job.SCHEMA)) {
            throw new IllegalArgumentException("a job of schema \"%s\" is not understood here".formatted(job.schema()));
        }
        return worker.handle(job, new Held(visibility, message, end));
    }
}
