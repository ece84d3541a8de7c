package datapipeline.local.cloudwatch.alarm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How CloudWatch writes times: in three ways, none of which is RFC 3339. */
final class Times {
    private static final DateTimeFormatter MESSAGE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter REASON =
            DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter COMPOSITE = DateTimeFormatter.ofPattern(
                    "EEEE dd MMMM, yyyy HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /** {@code 2026-11-22T10:00:00.123+0000}. */
    static String inMessage(long millis) {
        return MESSAGE.format(Instant.ofEpochMilli(millis));
    }

    /** {@code 22/11/26 09:59:00}. */
    static String inReason(long millis) {
        return REASON.format(Instant.ofEpochMilli(millis));
    }

    /** {@code Sunday 22 November, 2026 10:00:00 UTC}. */
    static String inCompositeReason(long millis) {
        return COMPOSITE.format(Instant.ofEpochMilli(millis));
    }
}
