package datapipeline.local.events;

import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.scheduling.support.CronExpression;

/** When a rule is due. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html */
sealed interface Schedule {
    Pattern RATE = Pattern.compile("rate\\(([1-9]\\d{0,8}) (minute|hour|day)(s?)\\)");
    Pattern CRON = Pattern.compile("cron\\((\\S+) (\\S+) (\\S+) (\\S+) (\\S+) (\\S+)\\)");

    /** As cron counts them on AWS: Sunday is 1. */
    List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    /** The first time after this one; {@link Instant#MAX} when there is none. */
    Instant after(Instant time);

    /** {@code rate(5 minutes)} */
    record Rate(Duration period) implements Schedule {
        @Override
        public Instant after(Instant time) {
            return time.plus(period);
        }
    }

    /** {@code cron(0 8 ? * MON-FRI *)}: minutes, hours, day of month, month, day of week, year; in UTC. */
    record Cron(CronExpression times, Years years) implements Schedule {
        @Override
        public Instant after(Instant time) {
            ZonedDateTime next = times.next(time.atZone(ZoneOffset.UTC));
            while (next != null && !years.has(next.getYear())) {
                if (next.getYear() > years.last()) {
                    return Instant.MAX;
                }
                Instant newYear = Year.of(next.getYear() + 1)
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
                next = times.next(newYear.minusSeconds(1).atZone(ZoneOffset.UTC));
            }
            return next == null ? Instant.MAX : next.toInstant();
        }
    }

    /** @throws software.amazon.awssdk.services.eventbridge.model.EventBridgeException when it cannot be read */
    static Schedule parse(String expression) {
        Matcher rate = RATE.matcher(expression);
        if (rate.matches()) {
            int count = Integer.parseInt(rate.group(1));
            if ((count == 1) == rate.group(3).isEmpty()) {
                return new Rate(
                        switch (rate.group(2)) {
                            case "minute" -> Duration.ofMinutes(count);
                            case "hour" -> Duration.ofHours(count);
                            default -> Duration.ofDays(count);
                        });
            }
        }
        Matcher cron = CRON.matcher(expression);
        if (cron.matches() && cron.group(3).equals("?") != cron.group(5).equals("?")) {
            try {
                return new Cron(CronExpression.parse(spring(cron)), Years.parse(cron.group(6)));
            } catch (IllegalArgumentException e) {
                throw EventErrors.invalid("Parameter ScheduleExpression is not valid: " + e.getMessage());
            }
        }
        throw EventErrors.invalid("Parameter ScheduleExpression is not valid.");
    }

    /** Spring's parser counts seconds too, and begins the week with Monday as 1 where AWS begins it with Sunday. */
    private static String spring(Matcher cron) {
        String weekday = Pattern.compile("(?<![#/0-9])[1-7](?![0-9])")
                .matcher(cron.group(5))
                .replaceAll(day -> DAYS.get(Integer.parseInt(day.group()) - 1));
        return "0 %s %s %s %s %s".formatted(cron.group(1), cron.group(2), cron.group(3), cron.group(4), weekday);
    }
}
