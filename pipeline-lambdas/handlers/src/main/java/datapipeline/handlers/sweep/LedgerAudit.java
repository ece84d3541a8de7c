package datapipeline.handlers.sweep;

import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.ledger.Ledger;
import datapipeline.model.ledger.LedgerAccount;
import datapipeline.model.ledger.LedgerProof;
import datapipeline.model.ledger.LedgerTally;
import datapipeline.model.table.InputTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Proves that every run that was received has ended or is in flight, and says how many are astray. */
public final class LedgerAudit {
    /** Where the ledger is kept. */
    public interface Books {
        Ledger read();

        /**
         * The counted runs that have not ended, by account.
         *
         * @return nothing when they are more than {@code most}
         */
        Optional<Map<LedgerAccount, Long>> inFlight(int most);

        /** Forgets accounts in which nothing can happen any more and nothing is open. */
        void close(Set<LedgerAccount> settled);
    }

    /** More than these are not counted each minute. */
    static final int MOST_IN_FLIGHT = 20_000;

    private static final int PROOFS = 3;
    private static final Duration KEPT = Duration.ofDays(35);

    private final Books books;
    private final Runnable whileTheIndexFollows;
    private final InstantSource clock;
    private final Telemetry telemetry;

    /** @param whileTheIndexFollows waits as long as an index may lag behind its table */
    public LedgerAudit(Books books, Runnable whileTheIndexFollows, InstantSource clock, Telemetry telemetry) {
        this.books = books;
        this.whileTheIndexFollows = whileTheIndexFollows;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    /** Emits {@code LedgerImbalance}, or nothing where nothing could be proved: a missing datum is no zero. */
    public void audit() {
        Optional<LedgerProof> proof = prove(() -> {});
        for (int i = 1; i < PROOFS && proof.isPresent() && !proof.get().balanced(); i++) {
            LedgerProof before = proof.get();
            proof = prove(whileTheIndexFollows).map(before::or);
        }
        proof.ifPresentOrElse(
                this::tell,
                () -> telemetry.warn("ledger not proved: too many runs in flight", Map.of("most", MOST_IN_FLIGHT)));
    }

    private Optional<LedgerProof> prove(Runnable pause) {
        Ledger before = books.read();
        pause.run();
        Optional<Map<LedgerAccount, Long>> inFlight = books.inFlight(MOST_IN_FLIGHT);
        if (inFlight.isEmpty()) {
            return Optional.empty();
        }
        Ledger after = books.read();
        closeSettled(after);
        return Optional.of(Ledger.prove(before, inFlight.get(), after));
    }

    private void tell(LedgerProof proof) {
        telemetry.number("LedgerImbalance", proof.distance());
        proof.astray()
                .forEach((account, runs) -> telemetry.warn(
                        runs > 0
                                ? "runs were received that neither ended nor are in flight"
                                : "runs ended or are in flight that were never received",
                        Map.of(
                                "day",
                                account.day(),
                                "fileType",
                                account.family(),
                                "shard",
                                account.shard(),
                                "runs",
                                Math.abs(runs))));
    }

    private void closeSettled(Ledger ledger) {
        String longAgo = InputTable.day(clock.instant().minus(KEPT));
        Set<LedgerAccount> settled = ledger.accounts().entrySet().stream()
                .filter(entry -> entry.getKey().day().compareTo(longAgo) < 0)
                .filter(entry -> isEven(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        books.close(settled);
    }

    private static boolean isEven(LedgerTally tally) {
        return tally.received() == tally.ended();
    }
}
