package datapipeline.model.ledger;

import java.util.HashMap;
import java.util.Map;

/**
 * What a proof left open.
 *
 * @param astray the accounts that do not balance: above zero, runs that were received and neither ended nor are in
 *     flight; below zero, runs that ended or are in flight and were never received
 */
public record LedgerProof(Map<LedgerAccount, Long> astray) {
    public LedgerProof {
        astray = Map.copyOf(astray);
    }

    public boolean balanced() {
        return astray.isEmpty();
    }

    /** How many runs are astray. */
    public long distance() {
        return astray.values().stream().mapToLong(Math::abs).sum();
    }

    /** An account that balanced in one of two proofs is proved. */
    public LedgerProof or(LedgerProof other) {
        Map<LedgerAccount, Long> both = new HashMap<>(astray);
        both.keySet().retainAll(other.astray.keySet());
        both.replaceAll((account, here) -> {
            long there = other.astray.getOrDefault(account, 0L);
            return Math.abs(here) < Math.abs(there) ? here : there;
        });
        return new LedgerProof(both);
    }
}
