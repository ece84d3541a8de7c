package datapipeline.local.insights;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A length of time, as {@code bin} takes it. AWS caps each unit: {@code bin(300s)} is {@code bin(60s)}.
 *
 * <p>Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html
 */
record Period(int count, Unit unit) {

    Period {
        if (count < 1) {
            throw new IllegalArgumentException("a period has a positive length, not " + count);
        }
        count = Math.min(count, unit.cap);
    }

    /** In milliseconds, where every unit is equally long. */
    Optional<Long> milliseconds() {
        return unit.milliseconds == 0 ? Optional.empty() : Optional.of(count * unit.milliseconds);
    }

    enum Unit {
        MILLISECOND(1, 1000, "ms", "msec"),
        SECOND(1000, 60, "s", "sec"),
        MINUTE(60_000, 60, "m", "min"),
        HOUR(3_600_000, 24, "h", "hr"),
        DAY(86_400_000, Integer.MAX_VALUE, "d", "day"),
        WEEK(604_800_000, Integer.MAX_VALUE, "w", "week"),
        MONTH(0, Integer.MAX_VALUE, "mo", "mon"),
        QUARTER(0, Integer.MAX_VALUE, "q", "qtr"),
        YEAR(0, Integer.MAX_VALUE, "y", "yr");

        private final long milliseconds;
        private final int cap;
        private final List<String> names;

        Unit(long milliseconds, int cap, String... names) {
            this.milliseconds = milliseconds;
            this.cap = cap;
            this.names = List.of(names);
        }

        static Unit named(String name) {
            return Arrays.stream(values())
                    .filter(unit -> unit.names.contains(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no unit of time is called " + name));
        }

        /** How many months a calendar unit has. */
        int months() {
            return switch (this) {
                case MONTH -> 1;
                case QUARTER -> 3;
                case YEAR -> 12;
                case MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK ->
                    throw new IllegalStateException(this + " is no calendar unit");
            };
        }
    }
}
