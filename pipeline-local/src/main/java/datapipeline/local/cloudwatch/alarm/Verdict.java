package datapipeline.local.cloudwatch.alarm;

/** What an evaluation comes to. */
record Verdict(State.Value value, String reason, String reasonData) {}
