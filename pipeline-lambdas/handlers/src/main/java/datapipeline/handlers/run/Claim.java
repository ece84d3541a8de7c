package datapipeline.handlers.run;

import datapipeline.handlers.telemetry.Telemetry;
import datapipeline.model.OutputLayout;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A worker's claim on a run, and what it may record under it. A table that does not answer is asked again as long as the
 * lease lasts: what is not recorded when a claim runs out looks like the death of its worker, and counts against the file.
 */
final class Claim {
    /** Between two tries; the SDK makes several of its own in each. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Also whose lease is over tries as long as this: if nobody took over, the run is still its own to give back. */
    private static final Duration AT_LEAST = Duration.ofSeconds(10);

    private final Runs runs;
    private final Run run;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final Telemetry telemetry;
    private volatile Instant heldUntil;

    Claim(Runs runs, Run run, InstantSource clock, Consumer<Duration> pause, Telemetry telemetry) {
        this.runs = runs;
        this.run = run;
        this.clock = clock;
        this.pause = pause;
        this.telemetry = telemetry;
        this.heldUntil = run.progress().leaseUntil().orElseGet(clock::instant);
    }

    /** The run as it was claimed. */
    Run run() {
        return run;
    }

    long fence() {
        return run.progress().fence();
    }

    /** Until when it holds unless it is renewed. */
    Instant heldUntil() {
        return heldUntil;
    }

    /** Where this attempt, and no other, writes. */
    String prefix() {
        Run.Intake intake = run.intake();
        return OutputLayout.attemptPrefix(
                intake.tenant(), intake.fileId(), intake.runId(), intake.generation(), fence());
    }

    /**
     * Renews it; tried once, for who renews comes again.
     *
     * @return false when it is not held any more, or the run shall be cancelled
     */
    boolean renew(Function<Run, Run> next, Instant until) {
        boolean renewed = runs.change(
                        run,
                        now -> now.heldBy(fence()) && !now.progress().cancelRequested()
                                ? Optional.of(next.apply(now))
                                : Optional.empty())
                .isPresent();
        if (renewed) {
            heldUntil = until;
        }
        return renewed;
    }

    /**
     * Changes the run.
     *
     * @return the run after the change, or nothing when another holds it
     * @throws RuntimeException of the last try, when the table did not answer in time
     */
    Optional<Run> change(Function<Run, Run> next) {
        Instant last = later(heldUntil, clock.instant().plus(AT_LEAST));
        while (true) {
            try {
                return runs.change(run, now -> now.heldBy(fence()) ? Optional.of(next.apply(now)) : Optional.empty());
            } catch (RuntimeException e) {
                if (!clock.instant().plus(PAUSE).isBefore(last)) {
                    throw e;
                }
                telemetry.warn(
                        "the run could not be changed yet", RunFields.of(run).map(), e);
                pause.accept(PAUSE);
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
