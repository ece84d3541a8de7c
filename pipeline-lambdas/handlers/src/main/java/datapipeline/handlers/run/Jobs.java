package datapipeline.handlers.run;

import datapipeline.model.FileType;
import datapipeline.model.json.Json;
import datapipeline.model.run.Job;

/** Reads job messages, and refuses what this release does not understand. */
final class Jobs {
    private Jobs() {}

    /**
     * @throws IllegalArgumentException for another schema, or another room's job; the message is kept for whoever
     *     understands it
     */
    static Job read(Delivery delivery, FileType type) {
        Job job = Json.read(delivery.body(), Job.class);
        if (!Job.SCHEMA.equals(job.schema())) {
            throw new IllegalArgumentException("message %s has schema \"%s\", and this function understands \"%s\""
                    .formatted(delivery.messageId(), job.schema(), Job.SCHEMA));
        }
        if (job.fileType() != type) {
            throw new IllegalArgumentException("message %s is a %s job in the queue of %s jobs"
                    .formatted(delivery.messageId(), job.fileType(), type));
        }
        return job;
    }
}
