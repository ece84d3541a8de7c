package datapipeline.local.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log group.
 *
 * @param id never given again: events carry it, so that a group made anew under the same name begins empty
 * @param created in milliseconds since 1970
 * @param retentionInDays after how many days events are deleted; null keeps them for ever
 */
record LogGroup(
        long id, String name, long created, @Nullable Integer retentionInDays, Map<String, String> tags) {

    LogGroup {
        tags = Map.copyOf(tags);
    }

    LogGroup keptFor(@Nullable Integer days) {
        return new LogGroup(id, name, created, days, tags);
    }

    LogGroup tagged(Map<String, String> others) {
        return new LogGroup(id, name, created, retentionInDays, others);
    }

    /** What is older than this is deleted. */
    Optional<Instant> expiry(Instant now) {
        return Optional.ofNullable(retentionInDays).map(days -> now.minus(Duration.ofDays(days)));
    }
}
