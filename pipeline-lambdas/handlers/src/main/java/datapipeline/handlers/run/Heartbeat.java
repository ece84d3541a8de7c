package datapipeline.handlers.run;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the lease and the message of one attempt while it works, and calls the attempt off when it must not go on: when
 * somebody asked to cancel it, when the run is not its own any more, or when the lease could not be extended and is
 * about to end.
 */
final class Heartbeat implements AutoCloseable {
    /** Why the attempt was called off. */
    enum CallOff {
        CANCELLED,
        LOST
    }

    private final Runs runs;
    private final Visibility visibility;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final WorkSettings settings;
    private final Run mine;
    private final Delivery delivery;
    private final Thread worker = Thread.currentThread();
    private final Thread beating;
    private Instant until;
    private @Nullable CallOff calledOff;
    private boolean closed;

    private Heartbeat(
            Runs runs,
            Visibility visibility,
            Telemetry telemetry,
            InstantSource clock,
            WorkSettings settings,
            Run mine,
            Delivery delivery) {
        this.runs = runs;
        this.visibility = visibility;
        this.telemetry = telemetry;
        this.clock = clock;
        this.settings = settings;
        this.mine = mine;
        this.delivery = delivery;
        this.until = mine.state().lease().map(Lease::until).orElse(clock.instant());
        this.beating = Thread.ofVirtual().name("heartbeat-" + mine.runId()).unstarted(this::beatOn);
    }

    /** Begins to beat for the attempt that the calling thread carries out. */
    static Heartbeat start(
            Runs runs,
            Visibility visibility,
            Telemetry telemetry,
            InstantSource clock,
            WorkSettings settings,
            Run mine,
            Delivery delivery) {
        Heartbeat heartbeat = new Heartbeat(runs, visibility, telemetry, clock, settings, mine, delivery);
        visibility.hide(delivery, settings.lease());
        heartbeat.beating.start();
        return heartbeat;
    }

    /** Why the attempt was called off, when it was. */
    synchronized Optional<CallOff> calledOff() {
        return Optional.ofNullable(calledOff);
    }

    /** Ends the heartbeat; from then on the worker is not interrupted any more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (calledOff != null) {
                Thread.interrupted();
            }
        }
        beating.interrupt();
    }

    private void beatOn() {
        try {
            while (!over()) {
                Thread.sleep(settings.heartbeat());
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the attempt is over
        }
    }

    private synchronized boolean over() {
        return closed || calledOff != null;
    }

    /** Beats once. */
    void beat() {
        try {
            Optional<Run> extended = runs.extend(mine, settings.lease());
            if (extended.isEmpty()) {
                callOff(CallOff.LOST);
            } else if (extended.get().state().cancelRequested()) {
                callOff(CallOff.CANCELLED);
            } else {
                until = clock.instant().plus(settings.lease());
                visibility.hide(delivery, settings.lease());
            }
        } catch (RuntimeException e) {
            missed(e);
        }
    }

    private void missed(RuntimeException e) {
        if (over()) {
            return; // the end of the attempt interrupted this beat
        }
        telemetry.error(
                "heartbeat",
                "could not extend the lease; the attempt goes on while the lease lasts",
                RunLog.fields(mine),
                e);
        Instant margin = until.minus(settings.heartbeat().multipliedBy(2).dividedBy(3));
        if (!clock.instant().isBefore(margin)) {
            callOff(CallOff.LOST);
        }
    }

    private synchronized void callOff(CallOff why) {
        if (!closed && calledOff == null) {
            calledOff = why;
            worker.interrupt();
        }
    }
}
