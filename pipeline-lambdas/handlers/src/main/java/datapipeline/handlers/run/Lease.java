package datapipeline.handlers.run;

import java.time.Instant;

/** Whose turn it is to work on a run, and until when nobody else may. */
public record Lease(String owner, Instant until) {}
