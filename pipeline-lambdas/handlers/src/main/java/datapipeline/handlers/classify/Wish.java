package datapipeline.handlers.classify;

import datapipeline.model.Problem;
import datapipeline.model.option.ProcessingOption;
import datapipeline.model.run.Priority;
import java.util.Optional;

/** What an uploader asked for, as far as it can be understood. */
sealed interface Wish {
    /** The option as it was written, where one was. */
    Optional<String> asWritten();

    record Understood(
            ProcessingOption option,
            Optional<String> asWritten,
            Optional<String> preset,
            Priority priority,
            Optional<String> sha256)
            implements Wish {}

    record Refused(Problem problem, Optional<String> asWritten) implements Wish {}
}
