package datapipeline.handlers.run;

import datapipeline.handlers.telemetry.Telemetry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Renews the lease of a claim, and the message's invisibility with it, every third of the lease. When it cannot, or the
 * run was cancelled or taken over, it interrupts the worker: whoever has no lease must not work.
 */
final class Heartbeat implements AutoCloseable {
    private final Runs runs;
    private final Run claim;
    private final Hold hold;
    private final Duration lease;
    private final InstantSource clock;
    private final Telemetry telemetry;
    private final Thread worker = Thread.currentThread();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    Heartbeat(Runs runs, Run claim, Hold hold, Duration lease, InstantSource clock, Telemetry telemetry) {
        this.runs = runs;
        this.claim = claim;
        this.hold = hold;
        this.lease = lease;
        this.clock = clock;
        this.telemetry = telemetry;
        this.thread = Thread.ofPlatform().daemon().name("heartbeat").start(this::beat);
    }

    private void beat() {
        try {
            while (!stop.await(lease.toMillis() / 3, TimeUnit.MILLISECONDS)) {
                if (!renewed()) {
                    worker.interrupt();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            telemetry.warn(
                    "the lease could not be renewed; the attempt stops",
                    Map.of("runId", claim.runId(), "errorMessage", String.valueOf(e.getMessage())));
            worker.interrupt();
        }
    }

    private boolean renewed() {
        Optional<Run> now = runs.change(
                claim,
                run -> run.heldBy(claim.progress().fence()) && !run.progress().cancelRequested()
                        ? Optional.of(run.renewed(clock.instant(), lease))
                        : Optional.empty());
        now.ifPresent(run -> hold.extend(lease));
        return now.isPresent();
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
