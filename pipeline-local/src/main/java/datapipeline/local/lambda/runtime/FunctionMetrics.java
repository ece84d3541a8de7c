package datapipeline.local.lambda.runtime;

/** Who is told what happens to functions, under the names of CloudWatch's namespace {@code AWS/Lambda}. */
public interface FunctionMetrics {

    /** A metric of one function. Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
    enum Metric {
        INVOCATIONS("Invocations"),
        ERRORS("Errors"),
        THROTTLES("Throttles"),
        /** In milliseconds. */
        DURATION("Duration"),
        CONCURRENT_EXECUTIONS("ConcurrentExecutions"),
        ASYNC_EVENTS_RECEIVED("AsyncEventsReceived"),
        ASYNC_EVENTS_DROPPED("AsyncEventsDropped"),
        /** In milliseconds. */
        ASYNC_EVENT_AGE("AsyncEventAge"),
        DESTINATION_DELIVERY_FAILURES("DestinationDeliveryFailures");

        private final String awsName;

        Metric(String awsName) {
            this.awsName = awsName;
        }

        /** As CloudWatch spells it. */
        public String awsName() {
            return awsName;
        }
    }

    /** Adds one data point. */
    void record(String function, Metric metric, double value);
}
