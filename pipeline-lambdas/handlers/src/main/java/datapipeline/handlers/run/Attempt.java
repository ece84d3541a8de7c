package datapipeline.handlers.run;

import datapipeline.model.Problem;
import datapipeline.model.run.OutputObject;
import datapipeline.model.run.StepReport;
import java.time.Duration;
import java.util.List;

/** What an attempt came to. */
sealed interface Attempt {
    /** All steps that had to be done are done; their outputs lie under the attempt's prefix. */
    record Made(List<OutputObject> outputs, List<StepReport> steps, boolean inPart) implements Attempt {}

    /** The file cannot be processed as asked, now or ever. */
    record Refused(Problem problem) implements Attempt {}

    /** Another attempt may do better. */
    record Failed(Problem problem, Duration after, Cause cause) implements Attempt {}

    /** Who or what an attempt failed of. */
    enum Cause {
        /** Counts against the file: after some of these it has failed. */
        ENGINE,
        /** The engine asked for patience. */
        THROTTLE,
        /** Something of ours did not answer. */
        OURS
    }

    /** Others are at work for it, and their jobs are recorded. */
    record Parked(Duration pause) implements Attempt {}

    /** The object is not there any more. */
    record Gone() implements Attempt {}

    /** Another object lies in its place. */
    record Replaced() implements Attempt {}
}
