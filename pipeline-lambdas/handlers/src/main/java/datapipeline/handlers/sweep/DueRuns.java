package datapipeline.handlers.sweep;

import datapipeline.handlers.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The runs that somebody should look after: the sparse index {@code due}. */
public interface DueRuns {
    /** The runs that were due before this moment, at most so many. */
    List<Run> before(Instant moment, int most);

    /** The ids of every run that is due at any time; only for so many runs that they fit into memory. */
    Set<String> everyId();

    /** The runs that came between these moments and have not ended. */
    List<Run> openReceivedBetween(Instant from, Instant until);
}
