package datapipeline.handlers.run;

import datapipeline.handlers.run.Run.Progress;
import datapipeline.model.Problem;
import datapipeline.model.run.RunStatus;
import java.util.Optional;

/** What the history of a run says of a change: the status it left and the one it has, and why. */
public final class History {
    private History() {}

    /** Whether a change has a line of its own; that a lease is renewed has none. */
    public static boolean tellsOf(Run before, Run after) {
        return before.status() != after.status() || isTakeover(before, after);
    }

    private static boolean isTakeover(Run before, Run after) {
        return before.status() == RunStatus.PROCESSING
                && after.status() == RunStatus.PROCESSING
                && before.progress().fence() != after.progress().fence();
    }

    /** What was met at this change, and not at one before. */
    public static Optional<Problem> problem(Optional<Run> before, Run after) {
        boolean metNow = after.status().terminal()
                || before.filter(run -> failures(run) == failures(after)).isEmpty();
        return after.progress().problem().filter(problem -> metNow);
    }

    private static int failures(Run run) {
        Progress progress = run.progress();
        return progress.attempts() + progress.throttles() + progress.cutOffs();
    }

    /** What is to say about it, if anything is. */
    public static Optional<String> sentence(Optional<Run> before, Run after) {
        return before.filter(run -> isTakeover(run, after))
                .map(run -> takeover(run.progress(), after.progress()))
                .or(() -> problem(before, after).map(Problem::message));
    }

    private static String takeover(Progress lost, Progress now) {
        String whose = lost.leaseOwner().orElse("another worker");
        return lost.leaseUntil()
                .map(until -> "attempt %d takes over from attempt %d: the lease of %s had run out at %s"
                        .formatted(now.fence(), lost.fence(), whose, until))
                .orElseGet(() -> "attempt %d takes over from attempt %d: %s was stopped with its machine"
                        .formatted(now.fence(), lost.fence(), whose));
    }
}
