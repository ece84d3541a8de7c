package datapipeline.local.s3;

import java.time.Instant;

/**
 * The temporary copy of an archived object.
 *
 * @param readyAt from when it can be read
 * @param expiresAt until when
 * @param announced whether the event was sent that says it can be read
 */
record Restoration(Instant readyAt, Instant expiresAt, boolean announced) {
    Restoration announce() {
        return new Restoration(readyAt, expiresAt, true);
    }

    Restoration until(Instant later) {
        return new Restoration(readyAt, later, announced);
    }

    boolean isReadableAt(Instant now) {
        return !now.isBefore(readyAt) && now.isBefore(expiresAt);
    }

    boolean isOngoingAt(Instant now) {
        return now.isBefore(readyAt);
    }
}
