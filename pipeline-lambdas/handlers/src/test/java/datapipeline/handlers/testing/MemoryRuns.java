package datapipeline.handlers.testing;

import datapipeline.handlers.run.LedgerEntry;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunStore;
import datapipeline.model.ledger.LedgerAccount;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** DYNAMODB_INPUT in memory, with the same compare-and-set. */
public final class MemoryRuns implements RunStore {
    private final Map<String, Run> runs = new TreeMap<>();
    private final Map<LedgerAccount, Map<String, Long>> counters = new HashMap<>();
    private final Map<String, String> newest = new HashMap<>();
    private final Faults faults;
    /** Makes the next write that takes effect look as if somebody else had been faster. */
    public volatile boolean loseNextAnswer;
    /** Makes the table unreachable. */
    public volatile boolean down;

    MemoryRuns(Faults faults) {
        this.faults = faults;
    }

    private static String key(Run run) {
        return run.intake().fileId() + "/" + run.sortKey();
    }

    public synchronized List<Run> all() {
        return List.copyOf(runs.values());
    }

    public Run only() {
        if (all().size() != 1) {
            throw new AssertionError("not one run but " + all());
        }
        return all().getFirst();
    }

    public synchronized List<Run> dueBefore(Instant moment) {
        return runs.values().stream()
                .filter(run -> run.progress()
                        .dueAt()
                        .filter(due -> due.isBefore(moment))
                        .isPresent())
                .toList();
    }

    @Override
    public synchronized boolean insert(Run run, String actor) {
        faults.point();
        boolean inserted = runs.putIfAbsent(key(run), run) == null;
        if (inserted) {
            count(LedgerEntry.ofNew(run));
        }
        faults.point();
        return inserted;
    }

    @Override
    public synchronized Optional<Run> find(String fileId, String sortKey) {
        return Optional.ofNullable(runs.get(fileId + "/" + sortKey));
    }

    @Override
    public synchronized List<Run> runsOf(String fileId) {
        return runs.values().stream()
                .filter(run -> run.intake().fileId().equals(fileId))
                .toList();
    }

    @Override
    public synchronized boolean replace(Run before, Run after, String actor) {
        if (down) {
            throw new IllegalStateException("the table cannot be reached");
        }
        faults.point();
        Run now = runs.get(key(before));
        if (now == null || now.progress().revision() != before.progress().revision()) {
            return false;
        }
        LedgerEntry.ofChange(before, after).ifPresent(this::count);
        runs.put(key(after), after);
        faults.point();
        if (loseNextAnswer) {
            loseNextAnswer = false;
            return false;
        }
        return true;
    }

    private void count(LedgerEntry entry) {
        counters.computeIfAbsent(entry.account(), account -> new HashMap<>()).merge(entry.counter(), 1L, Long::sum);
    }

    @Override
    public synchronized boolean isNewest(Run run) {
        String sequencer = run.intake().source().sequencer();
        return newest.merge(run.intake().fileId(), sequencer, (a, b) -> a.compareTo(b) > 0 ? a : b)
                .equals(sequencer);
    }
}
