package datapipeline.handlers.output;

import datapipeline.model.run.RunStatus;
import datapipeline.model.run.Turnaround;
import java.time.Instant;

/** When and how a result became whole, and how long everything took. */
public record Completion(Instant at, RunStatus status, Turnaround turnaround) {}
