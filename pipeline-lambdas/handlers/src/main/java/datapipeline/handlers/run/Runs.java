package datapipeline.handlers.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Changes runs against competition: reads, decides, writes, and begins again if somebody else was faster. */
public final class Runs {
    private static final int TRIES = 50;

    private final RunStore store;
    private final String actor;

    /** @param actor who changes them, as the run's history tells it */
    public Runs(RunStore store, String actor) {
        this.store = store;
        this.actor = actor;
    }

    String actor() {
        return actor;
    }

    public Optional<Run> find(String fileId, String sortKey) {
        return store.find(fileId, sortKey);
    }

    /** All runs of a file, in order of version and generation. */
    public List<Run> ofFile(String fileId) {
        return store.runsOf(fileId);
    }

    /** A run by its name alone, as notices and commands give it. */
    public Optional<Run> named(String fileId, String runId) {
        return store.runsOf(fileId).stream()
                .filter(run -> run.runId().equals(runId))
                .findFirst();
    }

    public boolean insert(Run run) {
        return store.insert(run, actor);
    }

    public boolean isNewest(Run run) {
        return store.isNewest(run);
    }

    /**
     * Changes a run if the decision, made on what it is at this moment, is to change it.
     *
     * @return the run after the change, or nothing when the decision was to leave it
     */
    public Optional<Run> change(String fileId, String sortKey, Function<Run, Optional<Run>> decision) {
        for (int i = 0; i < TRIES; i++) {
            Run before = store.find(fileId, sortKey)
                    .orElseThrow(() -> new IllegalStateException(
                            "there is no run %s of file %s, although a message names it".formatted(sortKey, fileId)));
            Optional<Run> after = decision.apply(before);
            if (after.isEmpty() || store.replace(before, after.get(), actor)) {
                return after;
            }
        }
        throw new IllegalStateException("run %s of file %s changed under %d tries".formatted(sortKey, fileId, TRIES));
    }

    public Optional<Run> change(Run run, Function<Run, Optional<Run>> decision) {
        return change(run.intake().fileId(), run.sortKey(), decision);
    }
}
