package datapipeline.handlers.run;

import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.run.WorkDone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Renews the lease of a claim, and the message's invisibility with it, every third of the lease. When the record cannot
 * be reached it tries again as long as the lease lasts. Only when the lease is over, or the run was cancelled or taken
 * over, it interrupts the worker: whoever has no lease must not work. It interrupts it too when its time is over, while there
 * is enough left to record that.
 *
 * <p>How far the worker has got is recorded with the lease, and while it gets on a little oftener than the lease needs it:
 * never more than once in {@link #OFTEN}, however often the engine tells.
 */
final class Heartbeat implements AutoCloseable {
    /** A write that only tells of progress costs as much as any other. */
    private static final Duration OFTEN = Duration.ofSeconds(5);

    private final Claim claim;
    private final Hold hold;
    private final Duration lease;
    private final InstantSource clock;
    private final Telemetry telemetry;
    private final Thread worker = Thread.currentThread();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private final Instant until;
    private volatile boolean lost;
    private volatile boolean outOfTime;
    private volatile Optional<WorkDone> told = Optional.empty();
    private Optional<WorkDone> recorded = Optional.empty();

    /** @param until when the attempt must have come to an end */
    Heartbeat(Claim claim, Hold hold, Instant until, Duration lease, InstantSource clock, Telemetry telemetry) {
        this.claim = claim;
        this.hold = hold;
        this.until = until;
        this.lease = lease;
        this.clock = clock;
        this.telemetry = telemetry;
        this.thread = Thread.ofPlatform().daemon().name("heartbeat").start(this::beat);
    }

    /** Whether the worker was told to stop. */
    boolean lost() {
        return lost;
    }

    /** Whether the worker was told to stop because the attempt took too long. */
    boolean outOfTime() {
        return outOfTime;
    }

    /** Notes how far the worker has got; it is recorded when its time comes. */
    void progressed(WorkDone done) {
        told = Optional.of(done);
    }

    private void beat() {
        try {
            Duration third = lease.dividedBy(3);
            Duration pause = shorter(OFTEN, third);
            Duration since = Duration.ZERO;
            while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!clock.instant().isBefore(until)) {
                    outOfTime = true;
                    worker.interrupt();
                    return;
                }
                since = since.plus(pause);
                if (since.compareTo(third) < 0 && told.equals(recorded)) {
                    continue;
                }
                boolean reached = reached();
                if (lost) {
                    worker.interrupt();
                    return;
                }
                since = reached ? Duration.ZERO : third.minus(lease.dividedBy(12));
                pause = shorter(OFTEN, lease.dividedBy(reached ? 3 : 12));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private boolean reached() {
        Instant now = clock.instant();
        try {
            lost = !renewed(now);
            return true;
        } catch (RuntimeException e) {
            lost = !now.isBefore(claim.heldUntil().minus(lease.dividedBy(12)));
            warn(lost ? "the lease ran out; the attempt stops" : "the lease could not be renewed yet", e);
            return false;
        }
    }

    private boolean renewed(Instant now) {
        Optional<WorkDone> done = told;
        boolean renewed = claim.renew(run -> run.renewed(now, lease, done), now.plus(lease));
        if (renewed) {
            recorded = done;
            extend();
        }
        return renewed;
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
        telemetry.warn(what, RunFields.of(claim.run()).map(), e);
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
