package datapipeline.handlers.run;

import datapipeline.handlers.run.Heartbeat.CallOff;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Works on one type of file: takes a job, claims its run, does the steps and settles what came of them. */
public final class Worker {
    private final Room room;
    private final Runs runs;
    private final Intake intake;
    private final Bench bench;
    private final Committer committer;
    private final Settlement settlement;
    private final Visibility visibility;
    private final Telemetry telemetry;
    private final WorkSettings settings;
    private final InstantSource clock;

    public Worker(
            Room room,
            Runs runs,
            Intake intake,
            Sources sources,
            Outputs outputs,
            Visibility visibility,
            Announcer announcer,
            Committer committer,
            Telemetry telemetry,
            WorkSettings settings,
            Backoff backoff,
            InstantSource clock) {
        this.room = room;
        this.runs = runs;
        this.intake = intake;
        this.bench = new Bench(room, sources, outputs, settings, telemetry, clock);
        this.committer = committer;
        this.settlement = new Settlement(runs, committer, announcer, visibility, telemetry, settings, backoff);
        this.visibility = visibility;
        this.telemetry = telemetry;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Handles one message.
     *
     * @throws RuntimeException when a service it needs is out of reach; the message then comes again
     */
    public Answer handle(Delivery delivery) {
        RunKey key = RunKey.of(Jobs.read(delivery, room.type()));
        Run run = runs.find(key).orElseThrow(() -> new UnknownRunException(key));
        if (run.state().cancelRequested() && !run.state().heldAt(clock.instant())) {
            intake.cancel(run, room.name());
        }
        if (intake.supersededIfOld(run, room.name())) {
            return Answer.DONE;
        }
        return runs.claim(key, owner(delivery), settings.lease())
                .map(mine -> attempt(mine, delivery))
                .orElseGet(() -> notMine(key, delivery));
    }

    /** A message whose run somebody works on comes again when that lease is over, in case he dies. */
    private Answer notMine(RunKey key, Delivery delivery) {
        Optional<Lease> held = runs.find(key)
                .filter(run -> run.state().heldAt(clock.instant()))
                .flatMap(run -> run.state().lease());
        held.ifPresent(lease -> visibility.hide(
                delivery, Duration.between(clock.instant(), lease.until()).plusSeconds(1)));
        return held.isPresent() ? Answer.KEPT : Answer.DONE;
    }

    private Answer attempt(Run mine, Delivery delivery) {
        telemetry.count(Metric.Attempts, RunLog.byType(mine));
        telemetry.info("work", "began attempt %d".formatted(mine.state().attempts() + 1), RunLog.fields(mine));
        if (mine.state().attempts() >= settings.maxAttempts()) {
            return settlement.settle(mine, delivery, diedTooOften(mine), room.name());
        }
        try (Workspace workspace = Workspace.open(mine.runId());
                Heartbeat heartbeat = Heartbeat.start(runs, visibility, telemetry, clock, settings, mine, delivery)) {
            return work(mine, delivery, workspace, heartbeat);
        }
    }

    private Answer work(Run mine, Delivery delivery, Workspace workspace, Heartbeat heartbeat) {
        AttemptResult result;
        try {
            result = bench.work(mine, workspace.directory());
        } catch (InterruptedException e) {
            return calledOff(mine, heartbeat);
        } catch (RuntimeException e) {
            if (heartbeat.calledOff().isPresent()) {
                return calledOff(mine, heartbeat); // a call to a service was cut short by the interrupt
            }
            throw e;
        }
        heartbeat.close();
        return settlement.settle(mine, delivery, result, room.name());
    }

    private Answer calledOff(Run mine, Heartbeat heartbeat) {
        Optional<CallOff> why = heartbeat.calledOff();
        heartbeat.close();
        if (why.isEmpty()) {
            Thread.currentThread().interrupt(); // the function itself is being stopped
            return Answer.KEPT;
        }
        return switch (why.get()) {
            case CANCELLED -> settlement.cancelled(mine, room.name());
            case LOST -> {
                committer.lost(mine);
                yield Answer.KEPT;
            }
        };
    }

    private AttemptResult diedTooOften(Run mine) {
        return new AttemptResult.Hopeless(
                RunStatus.FAILED,
                mine.state()
                        .problem()
                        .orElseGet(() -> Problem.of(
                                ReasonCode.ATTEMPTS_EXHAUSTED,
                                "All %d attempts ended without a result; the last worker died or ran out of time."
                                        .formatted(mine.state().attempts()))),
                List.of());
    }

    private String owner(Delivery delivery) {
        return room.name() + "/" + delivery.messageId();
    }
}
