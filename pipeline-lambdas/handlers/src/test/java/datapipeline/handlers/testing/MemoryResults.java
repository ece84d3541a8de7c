package datapipeline.handlers.testing;

import datapipeline.handlers.output.Half;
import datapipeline.handlers.output.Results;
import datapipeline.handlers.run.Run;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.Turnaround;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** DYNAMODB_OUTPUT in memory. */
public final class MemoryResults implements Results {
    /** A completed result. */
    public record Completed(RunStatus status, Turnaround turnaround, Instant at) {}

    public final Map<String, Completed> completed = new HashMap<>();
    private final Set<String> written = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    /** The newest attempt that a half of each result is from. */
    public final Map<String, Long> fences = new HashMap<>();

    private final Faults faults;

    MemoryResults(Faults faults) {
        this.faults = faults;
    }

    @Override
    public Optional<Pair> write(Run run, Half half, Instant at) {
        if (fences.getOrDefault(half.runId(), 0L) > half.fence()) {
            return Optional.empty();
        }
        faults.around(() -> {
            fences.put(half.runId(), half.fence());
            switch (half) {
                case Half.Written it -> written.add(it.runId());
                case Half.Told it -> told.add(it.runId());
            }
        });
        return Optional.of(new Pair(written.contains(half.runId()), told.contains(half.runId())));
    }

    @Override
    public Instant complete(Run run, RunStatus status, Turnaround turnaround, Instant at) {
        faults.around(() -> completed.putIfAbsent(run.runId(), new Completed(status, turnaround, at)));
        return completed.get(run.runId()).at();
    }
}
