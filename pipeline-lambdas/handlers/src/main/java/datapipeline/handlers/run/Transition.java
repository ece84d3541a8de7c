package datapipeline.handlers.run;

import datapipeline.model.Problem;
import datapipeline.model.run.RunStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of a run's history.
 *
 * @param from absent for the first
 * @param actor who did it: the name of a function, {@code operator} or {@code sweep}
 * @param number tells entries of one millisecond apart
 */
public record Transition(
        String fileId,
        String runId,
        Optional<RunStatus> from,
        RunStatus to,
        String actor,
        Instant at,
        long fence,
        long number,
        Optional<Problem> problem) {

    static Transition between(Optional<Run> before, Run after, String actor) {
        return new Transition(
                after.facts().fileId(),
                after.runId(),
                before.map(Run::status),
                after.status(),
                actor,
                after.state().updatedAt(),
                after.state().fence(),
                after.state().revision(),
                after.state().problem());
    }
}
