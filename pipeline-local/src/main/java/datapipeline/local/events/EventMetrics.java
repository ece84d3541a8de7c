package datapipeline.local.events;

/** Who is told what happens on buses, under the names of CloudWatch's namespace {@code AWS/Events}. */
public interface EventMetrics {

    /** A metric of one rule. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html */
    enum Metric {
        MATCHED_EVENTS("MatchedEvents"),
        TRIGGERED_RULES("TriggeredRules"),
        INVOCATIONS("Invocations"),
        FAILED_INVOCATIONS("FailedInvocations"),
        RETRY_INVOCATION_ATTEMPTS("RetryInvocationAttempts"),
        INVOCATIONS_SENT_TO_DLQ("InvocationsSentToDlq"),
        INVOCATIONS_FAILED_TO_BE_SENT_TO_DLQ("InvocationsFailedToBeSentToDlq");

        private final String awsName;

        Metric(String awsName) {
            this.awsName = awsName;
        }

        /** As CloudWatch spells it. */
        public String awsName() {
            return awsName;
        }
    }

    /** Counts one more. */
    void count(String rule, Metric metric);
}
