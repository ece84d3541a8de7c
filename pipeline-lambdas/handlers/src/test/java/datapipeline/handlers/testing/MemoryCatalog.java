package datapipeline.handlers.testing;

import datapipeline.handlers.output.OutputCatalog;
import datapipeline.handlers.output.Result;
import datapipeline.handlers.run.RunFacts;
import datapipeline.model.run.Manifest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Results in memory; storing compares the revision and replaces in one step. */
public final class MemoryCatalog implements OutputCatalog {
    public final Map<String, Result> results = new HashMap<>();
    public final Map<String, Manifest> listed = new HashMap<>();
    public final Map<String, RunFacts> current = new HashMap<>();

    @Override
    public synchronized Optional<Result> find(RunFacts facts) {
        return Optional.ofNullable(results.get(facts.runId()));
    }

    @Override
    public synchronized boolean store(Result after, long over) {
        Result before = results.get(after.facts().runId());
        if ((before == null ? 0 : before.revision()) != over) {
            return false;
        }
        results.put(after.facts().runId(), after);
        return true;
    }

    @Override
    public synchronized void list(Manifest manifest) {
        listed.put(manifest.runId(), manifest);
    }

    @Override
    public synchronized void setCurrent(RunFacts facts, Instant at) {
        current.merge(facts.fileId(), facts, (had, next) -> newer(had, next) ? next : had);
    }

    private static boolean newer(RunFacts had, RunFacts next) {
        int order = next.source().sequencer().compareTo(had.source().sequencer());
        return order > 0 || order == 0 && next.generation() >= had.generation();
    }
}
