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

    /** The entry of a change; most have none. A run ends once: nothing leaves a status in which it has. */
    public static Optional<LedgerEntry> ofChange(Run before, Run after) {
        boolean ends = !before.status().terminal() && after.status().terminal();
        return ends && after.intake().counted()
                ? Optional.of(new LedgerEntry(account(after), after.status().name()))
                : Optional.empty();
    }

    /** Where a run is counted. */
    public static LedgerAccount account(Run run) {
        return LedgerAccount.of(
                run.runId(), run.intake().receivedAt(), run.intake().fileType());
    }
}
