package datapipeline.handlers.testing;

import datapipeline.handlers.run.History;
import datapipeline.handlers.run.LedgerEntry;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunStore;
import datapipeline.handlers.sweep.LedgerAudit;
import datapipeline.model.ledger.Ledger;
import datapipeline.model.ledger.LedgerAccount;
import datapipeline.model.ledger.LedgerTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** DYNAMODB_INPUT in memory, with the same compare-and-set. */
public final class MemoryRuns implements RunStore, LedgerAudit.Books {
    private final Map<String, Run> runs = new TreeMap<>();
    private final Map<LedgerAccount, Map<String, Long>> counters = new HashMap<>();
    private final Map<String, String> newest = new HashMap<>();
    private final Faults faults;
    /** Makes the next write that takes effect look as if somebody else had been faster. */
    public volatile boolean loseNextAnswer;
    /** Makes the table unreachable. */
    public volatile boolean down;

    /** What the history tells of changes, one sentence each; most have none. */
    public final List<String> sentences = new ArrayList<>();

    private int failing;

    /** Makes the index show nothing of what the table has. */
    public volatile boolean indexLags;
    /** Makes more runs be in flight than anybody counts. */
    public volatile boolean tooMany;
    /** What happens between two readings of the ledger. */
    public Runnable duringAnAudit = () -> {};

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

    /** Those that wait longest first. */
    public synchronized Stream<Run> dueBefore(Instant moment, int most) {
        return runs.values().stream()
                .filter(run -> run.progress()
                        .dueAt()
                        .filter(due -> due.isBefore(moment))
                        .isPresent())
                .sorted(Comparator.comparing(run -> run.progress().dueAt().orElseThrow()))
                .limit(most)
                .toList()
                .stream();
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
        if (down || failing-- > 0) {
            throw new IllegalStateException("the table cannot be reached");
        }
        faults.point();
        Run now = runs.get(key(before));
        if (now == null || now.progress().revision() != before.progress().revision()) {
            return false;
        }
        LedgerEntry.ofChange(before, after).ifPresent(this::count);
        if (History.tellsOf(before, after)) {
            History.sentence(Optional.of(before), after).ifPresent(sentences::add);
        }
        runs.put(key(after), after);
        faults.point();
        if (loseNextAnswer) {
            loseNextAnswer = false;
            return false;
        }
        return true;
    }

    /** Makes the table unreachable for the next so many changes. */
    public synchronized void failNext(int changes) {
        failing = changes;
    }

    /** Takes a run away without a trace, as no rule of the pipeline ever does. */
    public synchronized void lose(Run run) {
        runs.remove(key(run));
    }

    /** Counts by hand, as the runbook tells a person to. */
    public synchronized void writeOff(Run run) {
        count(new LedgerEntry(LedgerEntry.account(run), LedgerTally.WRITTEN_OFF));
    }

    @Override
    public synchronized Ledger read() {
        faults.point();
        Map<LedgerAccount, LedgerTally> accounts = new HashMap<>();
        counters.forEach((account, counts) -> {
            long received = counts.getOrDefault(LedgerTally.RECEIVED, 0L);
            long all = counts.values().stream().mapToLong(Long::longValue).sum();
            accounts.put(account, new LedgerTally(received, all - received));
        });
        return new Ledger(accounts);
    }

    @Override
    public synchronized Optional<Map<LedgerAccount, Long>> inFlight(int most) {
        duringAnAudit.run();
        List<Run> open = runs.values().stream()
                .filter(run -> run.intake().counted() && !run.status().terminal())
                .filter(run -> run.progress().dueAt().isPresent())
                .toList();
        if (indexLags) {
            return Optional.of(Map.of());
        }
        return tooMany || open.size() > most
                ? Optional.empty()
                : Optional.of(
                        open.stream().collect(Collectors.groupingBy(LedgerEntry::account, Collectors.counting())));
    }

    @Override
    public synchronized void close(Set<LedgerAccount> settled) {
        counters.keySet().removeAll(settled);
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
