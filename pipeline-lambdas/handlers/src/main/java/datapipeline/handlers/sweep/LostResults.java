package datapipeline.handlers.sweep;

import datapipeline.handlers.run.Run;
import java.util.Optional;

/** Joins a result whose halves were lost; the room that joins does it. */
public interface LostResults {
    /** @param manifest absent for an end without outputs */
    void join(Run run, Optional<String> manifest);
}
