package datapipeline.console.files;

import java.util.List;
import java.util.Optional;

/**
 * A file with all its runs.
 *
 * @param currentRun the run of its newest version
 * @param runs newest first; one at least
 * @param events of all runs, oldest first
 */
public record FileRecord(String fileId, Optional<String> currentRun, List<RunRecord> runs, List<RunEvent> events) {
    public FileRecord {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("file %s has no run".formatted(fileId));
        }
        runs = RunRecord.newestFirst(runs);
        events = List.copyOf(events);
    }

    /** The run of this id; without one, the current run, or the newest where that is not known. */
    public Optional<RunRecord> run(Optional<String> runId) {
        if (runId.isPresent()) {
            return runs.stream()
                    .filter(run -> run.summary().runId().equals(runId.get()))
                    .findFirst();
        }
        return currentRun.flatMap(current -> run(Optional.of(current))).or(() -> Optional.of(runs.getFirst()));
    }
}
