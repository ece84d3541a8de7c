package datapipeline.handlers.classify;

import datapipeline.model.run.RunReason;
import java.util.Optional;

/**
 * An operator's wish to process a version of a file once more.
 *
 * @param base the run to do again: by id, or by generation; absent means the file's newest
 * @param option as written; absent means the option of the base run
 * @param commandId the same however often the command is delivered
 */
public record ReprocessRequest(
        String fileId,
        Optional<String> runId,
        Optional<Integer> generation,
        Optional<String> option,
        RunReason reason,
        String commandId) {}
