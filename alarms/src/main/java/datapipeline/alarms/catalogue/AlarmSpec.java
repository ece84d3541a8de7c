package datapipeline.alarms.catalogue;

import java.time.Duration;
import java.util.Map;

/**
 * One alarm, in CloudWatch's terms.
 *
 * @param name unique; what an operator searches for
 * @param sentence what is wrong when it fires, as a person would say it
 * @param dimensions which of the metric's series
 * @param statistic {@code Maximum}, {@code Sum}, {@code Average}
 * @param period of one data point
 * @param evaluationPeriods N: how many data points are looked at
 * @param datapointsToAlarm M: how many of them must breach
 * @param missing what a data point that is not there counts as
 * @param runbook the page in {@code docs/runbooks} that says what to do
 */
public record AlarmSpec(
        String name,
        String sentence,
        Priority priority,
        String namespace,
        String metric,
        Map<String, String> dimensions,
        String statistic,
        Comparison comparison,
        double threshold,
        Duration period,
        int evaluationPeriods,
        int datapointsToAlarm,
        MissingData missing,
        String runbook) {

    /** How urgent it is, from waking somebody (P1) to reading it some day (P5). */
    public enum Priority {
        P1,
        P2,
        P3,
        P4,
        P5
    }

    /** When a data point breaches. */
    public enum Comparison {
        GREATER_THAN_THRESHOLD,
        GREATER_THAN_OR_EQUAL_TO_THRESHOLD
    }

    /** What CloudWatch makes of a data point that is not there. */
    public enum MissingData {
        MISSING("missing"),
        NOT_BREACHING("notBreaching"),
        BREACHING("breaching"),
        IGNORE("ignore");

        private final String wireName;

        MissingData(String wireName) {
            this.wireName = wireName;
        }

        /** As CloudWatch spells it. */
        public String wireName() {
            return wireName;
        }
    }

    public AlarmSpec {
        dimensions = Map.copyOf(dimensions);
        if (datapointsToAlarm < 1 || datapointsToAlarm > evaluationPeriods) {
            throw new IllegalArgumentException(
                    "%s: %d of %d data points can never breach".formatted(name, datapointsToAlarm, evaluationPeriods));
        }
    }
}
