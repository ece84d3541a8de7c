package datapipeline.local.cloudwatch.alarm;

import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * The data points that an evaluation looks at, the latest last, with some more from before than are needed, to make up
 * for missing ones.
 *
 * <p>Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
record Readings(List<Optional<Double>> points) {
    /** As in the example of the guide; AWS tells no rule. */
    static final int MORE_THAN_NEEDED = 2;

    Readings {
        points = List.copyOf(points);
    }

    /**
     * The state they make; nothing if the alarm stays as it is.
     *
     * @param periods how many data points are looked at
     * @param needed how many of them must breach
     */
    Optional<State.Value> evaluate(int periods, int needed, MissingData missing, DoublePredicate breaches) {
        List<Double> present = points.stream().flatMap(Optional::stream).toList();
        if (present.size() >= periods) {
            return Optional.of(alarmIf(
                    count(present.subList(present.size() - periods, present.size()), breaches) >= needed));
        }
        long breaching = count(present, breaches);
        int filled = periods - present.size();
        return switch (missing) {
            case BREACHING -> Optional.of(alarmIf(breaching + filled >= needed));
            case NOT_BREACHING -> Optional.of(alarmIf(breaching >= needed));
            case MISSING ->
                Optional.of(
                        present.isEmpty()
                                ? State.Value.INSUFFICIENT_DATA
                                : alarmIf(breaching >= needed || isEarly(breaching, periods, needed, breaches)));
            case IGNORE ->
                breaching < needed && breaching == present.size()
                        ? Optional.empty()
                        : Optional.of(alarmIf(breaching >= needed));
        };
    }

    /**
     * Whether only missing and breaching points follow one that breached long enough ago: with missing data treated as
     * missing, that is an alarm too.
     */
    private boolean isEarly(long breaching, int periods, int needed, DoublePredicate breaches) {
        if (breaching < points.stream().filter(Optional::isPresent).count()) {
            return false;
        }
        List<Optional<Double>> last = points.subList(Math.max(0, points.size() - periods), points.size());
        for (int i = 0; i < last.size(); i++) {
            if (last.get(i).filter(breaches::test).isPresent()) {
                return last.size() - i >= needed;
            }
        }
        return false;
    }

    private static long count(List<Double> values, DoublePredicate breaches) {
        return values.stream().filter(breaches::test).count();
    }

    private static State.Value alarmIf(boolean alarm) {
        return alarm ? State.Value.ALARM : State.Value.OK;
    }
}
