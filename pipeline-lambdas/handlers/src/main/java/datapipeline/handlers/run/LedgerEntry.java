package datapipeline.handlers.run;

import datapipeline.model.ledger.LedgerAccount;
import datapipeline.model.ledger.LedgerTally;
import java.util.Optional;

/**
 * What is counted when a run is recorded, and when it ends. A store writes it in the transaction that records the run: so
 * nothing is recorded without being counted, nor counted twice.
 */
public record LedgerEntry(LedgerAccount account, String counter) {

    public static LedgerEntry ofNew(Run run) {
        return new LedgerEntry(account(run), LedgerTally.RECEIVED);
    }

    /**
     * The entry of a change; most have none.
     *
     * @throws IllegalArgumentException for a change of a status in which a run has ended: only a new generation goes on
     */
    public static Optional<LedgerEntry> ofChange(Run before, Run after) {
        if (before.status() == after.status()) {
            return Optional.empty();
        }
        if (before.status().terminal()) {
            throw new IllegalArgumentException("run %s has ended as %s and cannot become %s"
                    .formatted(before.runId(), before.status(), after.status()));
        }
        return after.status().terminal() && after.intake().counted()
                ? Optional.of(new LedgerEntry(account(after), after.status().name()))
                : Optional.empty();
    }

    /** Where a run is counted. */
    public static LedgerAccount account(Run run) {
        return LedgerAccount.of(
                run.runId(), run.intake().receivedAt(), run.intake().fileType());
    }
}
