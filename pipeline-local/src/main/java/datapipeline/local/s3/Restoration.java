package datapipeline.local.s3;

import java.time.Instant;

/**
 * The temporary copy of an archived object.
 *
 * @param readyAt from when it can be read
 * @param expiresAt until when
 */
record Restoration(Instant readyAt, Instant expiresAt) {
    boolean isReadableAt(Instant now) {
        return !now.isBefore(readyAt) && now.isBefore(expiresAt);
    }

    boolean isOngoingAt(Instant now) {
        return now.isBefore(readyAt);
    }
}
