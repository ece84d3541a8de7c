package datapipeline.local.insights;

/** Rounds instants to periods. */
final class Dates {
    /** Weeks begin on Monday; the first of January 1970 was a Thursday. */
    private static final long FIRST_MONDAY = 4 * 86_400_000L;

    private Dates() {}

    static Typed floor(String instant, Period period) {
        long origin = period.unit() == Period.Unit.WEEK ? FIRST_MONDAY : 0;
        return Typed.instant(period.milliseconds()
                .map(length -> "(%1$s - (%1$s - %2$d) %% %3$d)".formatted(instant, origin, length))
                .orElseGet(() -> "epoch_ms(%s)".formatted(month(instant, period))));
    }

    static Typed ceiling(String instant, Period period) {
        String floor = floor(instant, period).sql();
        String next = period.milliseconds()
                .map(length -> "(%s + %d)".formatted(floor, length))
                .orElseGet(() -> "epoch_ms(%s + INTERVAL %d MONTH)".formatted(month(instant, period), months(period)));
        return Typed.instant("CASE WHEN %1$s = %2$s THEN %2$s ELSE %3$s END".formatted(floor, instant, next));
    }

    private static String month(String instant, Period period) {
        return "time_bucket(INTERVAL %d MONTH, epoch_ms(%s))".formatted(months(period), instant);
    }

    private static int months(Period period) {
        return Math.multiplyExact(period.count(), period.unit().months());
    }
}
