package datapipeline.model.engine;

import java.util.Optional;

/**
 * The job that an engine has others do for it, such as MediaConvert.
 *
 * @param token the same for every try at a step until it failed: an engine passes it on as client token or tag, and looks
 *     for a job that bears it before it starts one, for a worker may have died before the job was recorded
 * @param id of the job, once it is recorded: an engine looks after that job and starts none
 */
public record ExternalJob(String token, Optional<String> id) {
    /** For engines that do their work themselves. */
    public static final ExternalJob NONE = new ExternalJob("none", Optional.empty());
}
