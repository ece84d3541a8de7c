package datapipeline.handlers.sweep;

import datapipeline.handlers.run.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What LAMBDA_SWEEP does each minute. */
public record SweepRoom(DueSweep due, BucketSweep bucket, LedgerSweep ledger, Telemetry telemetry) {
    /**
     * Sweeps everything; a part that fails does not keep the others from being done.
     *
     * @throws IllegalStateException when a part failed, so that the function's error count shows it
     */
    public void sweep() {
        List<String> failed = new ArrayList<>();
        part("overdue runs", due::sweep, failed);
        part("bucket against table", bucket::sweep, failed);
        part("ledger", ledger::sweep, failed);
        if (!failed.isEmpty()) {
            throw new IllegalStateException("these parts of the sweep failed, see the log: " + failed);
        }
    }

    private void part(String name, Runnable part, List<String> failed) {
        try {
            part.run();
        } catch (RuntimeException e) {
            failed.add(name);
            telemetry.error("sweep", "sweeping failed: " + name, Map.of(), e);
        }
    }
}
