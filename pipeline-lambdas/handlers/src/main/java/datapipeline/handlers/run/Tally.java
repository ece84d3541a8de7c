package datapipeline.handlers.run;

import datapipeline.model.Problem;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.StepReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What the steps of an attempt have come to so far; told in the order of the steps, whichever was performed first. */
final class Tally {
    private final boolean partial;
    private final TreeMap<Integer, List<OutputObject>> outputs = new TreeMap<>();
    private final TreeMap<Integer, StepReport> reports = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private Optional<Duration> pause = Optional.empty();

    Tally(boolean partial) {
        this.partial = partial;
    }

    /** Whether a refused step leaves the others their worth. */
    boolean partial() {
        return partial;
    }

    /** How soon somebody should ask after the external jobs; nothing when none is pending. */
    Optional<Duration> pause() {
        return pause;
    }

    void made(int step, OutputObject output) {
        outputs.computeIfAbsent(step, first -> new ArrayList<>()).add(output);
    }

    void report(int step, StepReport report) {
        reports.put(step, report);
    }

    void refused(Problem problem) {
        problems.add(problem);
    }

    void pending(Duration asked) {
        pause = Optional.of(pause.filter(known -> known.compareTo(asked) < 0).orElse(asked));
    }

    Attempt attempt() {
        if (problems.size() == reports.size()) {
            return new Attempt.Refused(problems.getFirst());
        }
        List<OutputObject> all = outputs.values().stream().flatMap(List::stream).toList();
        return new Attempt.Made(all, List.copyOf(reports.values()), !problems.isEmpty());
    }
}
