package datapipeline.model.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Every account, as it was read within some span of time. */
public record Ledger(Map<LedgerAccount, LedgerTally> accounts) {
    public Ledger {
        accounts = Map.copyOf(accounts);
    }

    public LedgerTally of(LedgerAccount account) {
        return accounts.getOrDefault(account, LedgerTally.NONE);
    }

    /**
     * Proves that nothing was lost, although files come and go meanwhile. The runs in flight must have been counted
     * after one reading of the ledger and before another. Then whoever was received before the first and has not ended at
     * the second was in flight all the time and must have been counted; and whoever was counted was received by the
     * second and had not ended at the first.
     */
    public static LedgerProof prove(Ledger before, Map<LedgerAccount, Long> inFlight, Ledger after) {
        Set<LedgerAccount> all = new HashSet<>(after.accounts.keySet());
        all.addAll(before.accounts.keySet());
        all.addAll(inFlight.keySet());
        Map<LedgerAccount, Long> astray = new HashMap<>();
        for (LedgerAccount account : all) {
            long counted = inFlight.getOrDefault(account, 0L);
            long least = before.of(account).received() - after.of(account).ended();
            long most = after.of(account).received() - before.of(account).ended();
            if (counted < least) {
                astray.put(account, least - counted);
            } else if (counted > most) {
                astray.put(account, most - counted);
            }
        }
        return new LedgerProof(astray);
    }
}
