package datapipeline.handlers.testing;

import datapipeline.handlers.run.Head;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.RunKey;
import datapipeline.handlers.run.RunStore;
import datapipeline.handlers.run.Transition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Runs in memory; storing compares the revision and replaces in one step, as the table does. */
public final class MemoryRuns implements RunStore {
    private final Map<RunKey, Run> runs = new ConcurrentHashMap<>();
    private final Map<String, Head> heads = new ConcurrentHashMap<>();
    public final List<Transition> history = Collections.synchronizedList(new ArrayList<>());

    @Override
    public synchronized boolean putNew(Run run, Transition first) {
        if (runs.putIfAbsent(run.key(), run) != null) {
            return false;
        }
        history.add(first);
        return true;
    }

    @Override
    public Optional<Run> find(RunKey key) {
        return Optional.ofNullable(runs.get(key));
    }

    @Override
    public List<Run> ofFile(String fileId) {
        return runs.values().stream()
                .filter(run -> run.facts().fileId().equals(fileId))
                .toList();
    }

    @Override
    public synchronized boolean replace(Run after, Optional<Transition> transition) {
        Run stored = runs.get(after.key());
        if (stored == null || stored.state().revision() != after.state().revision() - 1) {
            return false;
        }
        runs.put(after.key(), after);
        transition.ifPresent(history::add);
        return true;
    }

    @Override
    public Optional<Head> head(String fileId) {
        return Optional.ofNullable(heads.get(fileId));
    }

    @Override
    public synchronized void raise(Head head) {
        heads.merge(head.fileId(), head, (before, after) -> newer(before, after) ? after : before);
    }

    private static boolean newer(Head before, Head after) {
        int order = after.latestSequencer().compareTo(before.latestSequencer());
        return order > 0 || order == 0 && after.generation() > before.generation();
    }

    public List<Run> all() {
        return List.copyOf(runs.values());
    }

    public Run only() {
        if (runs.size() != 1) {
            throw new AssertionError("expected one run, and there are " + runs.values());
        }
        return runs.values().iterator().next();
    }
}
