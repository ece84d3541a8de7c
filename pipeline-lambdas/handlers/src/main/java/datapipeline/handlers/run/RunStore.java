package datapipeline.handlers.run;

import java.util.List;
import java.util.Optional;

/** Where runs are kept. Every read is of what was written last. */
public interface RunStore {
    /**
     * Stores a run that is not there yet, and its first history entry, both or neither.
     *
     * @return false when it is there already
     */
    boolean putNew(Run run, Transition first);

    Optional<Run> find(RunKey key);

    /** All runs of a file, whatever their versions. */
    List<Run> ofFile(String fileId);

    /**
     * Stores a changed run over the revision it was made from, and the history entry, both or neither.
     *
     * @param transition absent when nothing happened that history should tell
     * @return false when somebody else was faster
     */
    boolean replace(Run after, Optional<Transition> transition);

    Optional<Head> head(String fileId);

    /** Moves the file's head forward, unless a newer event, or a newer generation of the same, was seen. */
    void raise(Head head);
}
