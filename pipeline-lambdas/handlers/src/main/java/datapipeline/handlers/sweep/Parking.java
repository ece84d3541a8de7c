package datapipeline.handlers.sweep;

import datapipeline.handlers.sweep.BucketListing.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where versions are set aside that could not be looked after, so that the walk goes on and they are tried again. */
public interface Parking {
    /**
     * A version that was set aside.
     *
     * @param tries how often it could not be looked after
     * @param again when it is tried the next time
     */
    record Parked(String key, Optional<String> versionId, int tries, Instant again) {
        private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
        private static final int DOUBLINGS = 6;

        static Parked first(Version version, Instant now) {
            return new Parked(version.key(), version.versionId(), 0, now).after(now);
        }

        /** After one more try in vain: twice as long as before, and about an hour at most. */
        Parked after(Instant now) {
            return new Parked(
                    key, versionId, tries + 1, now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(tries, DOUBLINGS))));
        }
    }

    /** Those whose time has come. */
    List<Parked> due(String bucket, Instant now, int most);

    /** Sets a version aside; one that was set aside before is so until the new time. */
    void park(String bucket, Parked parked);

    /** Forgets a version that was looked after. */
    void release(String bucket, Parked parked);
}
