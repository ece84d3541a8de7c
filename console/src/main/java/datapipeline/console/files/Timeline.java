package datapipeline.console.files;

import datapipeline.console.files.RunRecord.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the time of a run went: five stages, each beginning where the one before ended. */
final class Timeline {
    private static final List<Stage> STAGES = List.of(
            new Stage("Ingest wait", "upload until the classifier hears of it", true),
            new Stage("Classify", "until the job is in its queue", false),
            new Stage("Queue wait", "until the committing attempt begins", true),
            new Stage("Process", "until the outputs are committed", false),
            new Stage("Join wait", "until both halves of the result are in", true));

    private static final String PROCESSING = "PROCESSING";

    private Timeline() {}

    private record Stage(String name, String meaning, boolean waiting) {}

    /**
     * A stage of a run.
     *
     * @param waiting whether nobody worked on the file meanwhile
     * @param open whether it still goes on
     * @param length absent when the run did not come so far
     */
    record Bar(String name, String meaning, boolean waiting, boolean open, Duration begin, Optional<Duration> length) {
        Duration end() {
            return begin.plus(length.orElse(Duration.ZERO));
        }
    }

    /** The stages of the run as they are at this moment; a run that ended early stops in the stage it had come to. */
    static List<Bar> of(RunRecord run, List<RunEvent> events, Instant now) {
        Map<Milestone, Instant> moments = run.moments();
        Instant upload = run.summary().uploadedAt();
        boolean ended = run.summary().status().terminal();
        Instant end = ended ? run.summary().endedAt().orElse(run.summary().updatedAt()) : now;
        Milestone[] milestones = Milestone.values();
        List<Bar> bars = new ArrayList<>();
        Instant latest = upload;
        boolean reached = true;
        for (int i = 0; i < STAGES.size(); i++) {
            Stage stage = STAGES.get(i);
            Optional<Instant> passed = Optional.ofNullable(moments.get(milestones[i + 1]));
            if (!reached) {
                Duration begin = Duration.between(upload, latest);
                bars.add(new Bar(stage.name, stage.meaning, stage.waiting, false, begin, Optional.empty()));
                continue;
            }
            Instant next = later(latest, passed.orElse(end));
            boolean open = passed.isEmpty() && !ended;
            if (milestones[i] == Milestone.QUEUED) {
                List<Bar> vain = attempts(upload, latest, next, events);
                bars.addAll(vain);
                latest = vain.isEmpty() ? latest : upload.plus(vain.getLast().end());
            }
            bars.add(new Bar(
                    stage.name,
                    stage.meaning,
                    stage.waiting,
                    open,
                    Duration.between(upload, latest),
                    Optional.of(Duration.between(latest, next))));
            latest = next;
            reached = passed.isPresent();
        }
        return bars;
    }

    /** The attempts that came to nothing, each with the wait before it, as the run's events tell of them. */
    private static List<Bar> attempts(Instant upload, Instant from, Instant until, List<RunEvent> events) {
        List<Bar> bars = new ArrayList<>();
        Instant latest = from;
        for (int i = 0; i + 1 < events.size(); i++) {
            Instant began = events.get(i).at();
            Instant failed = events.get(i + 1).at();
            boolean inVain = events.get(i).to().filter(PROCESSING::equals).isPresent()
                    && began.isBefore(until)
                    && !failed.isAfter(until); // Who takes over begins at the moment the other's attempt ends.
            if (!inVain || began.isBefore(latest)) {
                continue;
            }
            int number = bars.size() / 2 + 1;
            bars.add(bar("Wait " + number, "until attempt " + number + " began", true, upload, latest, began));
            bars.add(bar("Attempt " + number, "in vain; the events say why", false, upload, began, failed));
            latest = failed;
        }
        return bars;
    }

    private static Bar bar(String name, String meaning, boolean waiting, Instant upload, Instant from, Instant to) {
        return new Bar(
                name, meaning, waiting, false, Duration.between(upload, from), Optional.of(Duration.between(from, to)));
    }

    /** A clock that ran backwards makes a stage of no length, never a negative one. */
    private static Instant later(Instant one, Instant other) {
        return other.isBefore(one) ? one : other;
    }
}
