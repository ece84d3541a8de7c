package datapipeline.handlers.run;

import java.util.List;
import java.util.Optional;

/** Where runs are recorded. */
public interface RunStore {
    /** Records a run unless it is recorded already; the answer says whether it was new. */
    boolean insert(Run run, String actor);

    Optional<Run> find(String fileId, String sortKey);

    /** All runs of a file, in order of version and generation. */
    List<Run> runsOf(String fileId);

    /** Puts {@code after} in the place of {@code before}, unless somebody changed it meanwhile. */
    boolean replace(Run before, Run after, String actor);

    /**
     * Notes that a run is of the newest version of its file.
     *
     * @return false when a newer event of the file was seen before
     */
    boolean isNewest(Run run);
}
