package datapipeline.handlers.run;

import datapipeline.handlers.telemetry.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Renews the lease of a claim, and the message's invisibility with it, every third of the lease. When the record cannot
 * be reached it tries again as long as the lease lasts. Only when the lease is over, or the run was cancelled or taken
 * over, it interrupts the worker: whoever has no lease must not work.
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
    private Instant heldUntil;
    private volatile boolean lost;

    Heartbeat(Runs runs, Run claim, Hold hold, Duration lease, InstantSource clock, Telemetry telemetry) {
        this.runs = runs;
        this.claim = claim;
        this.hold = hold;
        this.lease = lease;
        this.clock = clock;
        this.telemetry = telemetry;
        this.heldUntil = claim.progress().leaseUntil().orElseGet(clock::instant);
        this.thread = Thread.ofPlatform().daemon().name("heartbeat").start(this::beat);
    }

    /** Whether the worker was told to stop. */
    boolean lost() {
        return lost;
    }

    private void beat() {
        try {
            Duration pause = lease.dividedBy(3);
            while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                boolean reached = reached();
                if (lost) {
                    worker.interrupt();
                    return;
                }
                pause = lease.dividedBy(reached ? 3 : 12);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean reached() {
        Instant now = clock.instant();
        try {
            lost = !renewed(now);
            return true;
        } catch (RuntimeException e) {
            lost = !now.isBefore(heldUntil.minus(lease.dividedBy(12)));
            warn(lost ? "the lease ran out; the attempt stops" : "the lease could not be renewed yet", e);
            return false;
        }
    }

    private boolean renewed(Instant now) {
        Optional<Run> renewed = runs.change(
                claim,
                run -> run.heldBy(claim.progress().fence()) && !run.progress().cancelRequested()
                        ? Optional.of(run.renewed(now, lease))
                        : Optional.empty());
        if (renewed.isPresent()) {
            heldUntil = now.plus(lease);
            extend();
        }
        return renewed.isPresent();
    }

    /** A message that shows too early finds its run claimed, and is hidden again: no reason to stop. */
    private void extend() {
        try {
            hold.extend(lease);
        } catch (RuntimeException e) {
            warn("the message could not be kept hidden", e);
        }
    }

    private void warn(String what, RuntimeException e) {
        telemetry.warn(what, RunFields.of(claim).map(), e);
    }

    @Override
    public void close() {
        stop.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
