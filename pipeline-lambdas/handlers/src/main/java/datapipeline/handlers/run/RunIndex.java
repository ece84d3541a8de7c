package datapipeline.handlers.run;

import datapipeline.model.table.InputTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which indexes of DYNAMODB_INPUT a run is in, and where: derived from its state in this one place, so that no writer
 * can forget an index.
 */
public final class RunIndex {
    /** How long a step between two systems may take before somebody looks after it. */
    public static final Duration GRACE = Duration.ofMinutes(1);

    /** How long a job may wait in its queue before it is sent again; sending twice is safe, only not free. */
    public static final Duration QUEUE_PATIENCE = Duration.ofHours(1);

    private RunIndex() {}

    /** Attribute names and values; a run that is not in an index has no attribute of it. */
    public static Map<String, String> keys(Run run) {
        RunFacts facts = run.facts();
        Map<String, String> keys = new TreeMap<>();
        put(
                keys,
                InputTable.BY_TYPE_STATUS,
                InputTable.typeStatus(
                        facts.fileType(), run.status(), run.state().updatedAt()),
                InputTable.at(run.state().updatedAt(), facts.runId()));
        put(
                keys,
                InputTable.BY_DAY,
                InputTable.dayOf(facts.receivedAt(), facts.runId()),
                InputTable.at(facts.receivedAt(), facts.runId()));
        put(
                keys,
                InputTable.BY_TENANT,
                InputTable.tenantMonth(facts.tenant(), facts.receivedAt()),
                InputTable.at(facts.receivedAt(), facts.runId()));
        reason(run, keys);
        dueAt(run)
                .ifPresent(at -> put(
                        keys, InputTable.DUE, InputTable.dueShard(facts.runId()), InputTable.at(at, facts.runId())));
        return keys;
    }

    private static void reason(Run run, Map<String, String> keys) {
        if (run.state().endedAt().isPresent() && run.state().problem().isPresent()) {
            Instant ended = run.state().endedAt().get();
            String code = run.state().problem().get().code().name();
            put(keys, InputTable.BY_REASON, InputTable.reasonDay(code, ended), InputTable.at(ended, run.runId()));
        }
    }

    /**
     * When somebody should look after the run; never for a run that has ended and whose end everybody was told.
     */
    public static Optional<Instant> dueAt(Run run) {
        RunState state = run.state();
        if (state.completedAt().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (state.status()) {
                    case RECEIVED, PROCESSED -> state.updatedAt().plus(GRACE);
                    case QUEUED -> state.updatedAt().plus(QUEUE_PATIENCE);
                    case PROCESSING ->
                        state.lease()
                                .map(Lease::until)
                                .orElse(state.updatedAt())
                                .plus(GRACE);
                    case RETRY_WAIT -> state.retryAt().orElse(state.updatedAt()).plus(GRACE);
                    case COMPLETED, PARTIAL, FAILED, QUARANTINED, SUPERSEDED, SOURCE_GONE, CANCELLED ->
                        state.updatedAt().plus(GRACE);
                });
    }

    private static void put(Map<String, String> keys, String index, String pk, String sk) {
        keys.put(index + "Pk", pk);
        keys.put(index + "Sk", sk);
    }
}
