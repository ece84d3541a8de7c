package datapipeline.console.layout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Sizes and times as people read them. */
@Component
public final class Words {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'")
            .withLocale(Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

    private final InstantSource clock;

    /** @param clock tells how long ago a moment was */
    public Words(InstantSource clock) {
        this.clock = clock;
    }

    /** {@code 1.5 MB}: powers of 1024. */
    public String size(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        String figure = unit == 0 || amount >= 100 ? "%.0f" : "%.1f";
        return figure.formatted(amount) + " " + UNITS[unit];
    }

    /** {@code 840 ms}, {@code 12.3 s}, {@code 4 min 05 s}, {@code 2 h 10 min}, {@code 3 d 4 h}. */
    public String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return "%.1f s".formatted(Math.floor(millis / 100.0) / 10);
        }
        if (duration.toHours() < 1) {
            return "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return duration.toDays() < 1
                ? "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart())
                : "%d d %d h".formatted(duration.toDays(), duration.toHoursPart());
    }

    /** {@code $0.000123}, from millionths of a dollar: six places, so that nothing is rounded away. */
    public String dollars(long micro) {
        return "$%d.%06d".formatted(micro / 1_000_000, micro % 1_000_000);
    }

    /** {@code 12 s ago}. */
    public String ago(Instant moment) {
        Duration age = Duration.between(moment, clock.instant());
        if (age.toSeconds() < 1) {
            return "just now";
        }
        if (age.toMinutes() < 1) {
            return age.toSeconds() + " s ago";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min ago";
        }
        return age.toDays() < 1 ? age.toHours() + " h ago" : age.toDays() + " d ago";
    }

    /** {@code 2026-11-24 13:17:28.120 UTC}. */
    public String moment(Instant moment) {
        return MOMENT.format(moment);
    }

    /** {@code 2026-11-24 13:17}, in UTC. */
    public String minute(Instant moment) {
        return MINUTE.format(moment);
    }

    /** {@code 13:17:28 UTC}: for what is of today. */
    public String second(Instant moment) {
        return SECOND.format(moment);
    }
}
