package datapipeline.handlers.sweep;

import datapipeline.handlers.sweep.BucketListing.Page;
import datapipeline.handlers.sweep.BucketListing.Version;
import datapipeline.handlers.sweep.Parking.Parked;
import datapipeline.handlers.telemetry.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Walks through a bucket again and again, some pages a minute, and shows everything that came since the last walk to who
 * looks after it. Listing is cheap and looking after is not, so what an earlier walk has seen to the end is passed by.
 */
public final class BucketWalk {
    /** Looks after what lies in a bucket. */
    public interface Visitor {
        void visit(Version version);

        /**
         * Does what can be done for a version that could not be looked after {@value #MOST_TRIES} times.
         *
         * @param why what the last try met
         * @return false when nothing can be done but to try again, now and then
         */
        boolean giveUp(Version version, RuntimeException why);
    }

    /** With the pauses between them, they take a quarter of an hour: Lambda's own tries of an event are over by then. */
    static final int MOST_TRIES = 5;

    /** How many that were set aside are tried again in one sweep. */
    private static final int MOST_AGAIN = 50;

    /**
     * How much a walk does.
     *
     * @param young what was put within this time may have its event on the way still, and is left for the next walk
     * @param pages at most, in one sweep
     * @param time at most, in one sweep; the next one comes in a minute
     */
    public record Pace(Duration young, int pages, Duration time) {
        public static Pace defaults() {
            return new Pace(Duration.ofMinutes(2), 20, Duration.ofSeconds(20));
        }
    }

    /** An upload in parts is dated by its beginning, and unfinished ones are taken away after this (lifecycle rule). */
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(7);

    private final String bucket;
    private final BucketListing listing;
    private final Bookmark.Shelf bookmarks;
    private final Parking parking;
    private final Visitor visitor;
    private final Pace pace;
    private final InstantSource clock;
    private final Telemetry telemetry;

    public BucketWalk(
            String bucket,
            BucketListing listing,
            Bookmark.Shelf bookmarks,
            Parking parking,
            Visitor visitor,
            Pace pace,
            InstantSource clock,
            Telemetry telemetry) {
        this.bucket = bucket;
        this.listing = listing;
        this.bookmarks = bookmarks;
        this.parking = parking;
        this.visitor = visitor;
        this.pace = pace;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    /**
     * Tries again what was set aside, then goes on where the last sweep was, until the bucket, the pages or the time are at
     * their end.
     */
    public void walk() {
        Instant end = clock.instant().plus(pace.time);
        for (Parked parked : parking.due(bucket, clock.instant(), MOST_AGAIN)) {
            if (clock.instant().isBefore(end)) {
                again(parked);
            }
        }
        Bookmark mark = bookmarks.read(bucket).orElseGet(() -> Bookmark.first(clock.instant()));
        for (int i = 0; i < pace.pages && clock.instant().isBefore(end); i++) {
            Bookmark next = page(mark, end);
            // Where another sweep walks, this one need not.
            if (!bookmarks.replace(bucket, next) || next.place().isEmpty()) {
                return;
            }
            mark = next;
        }
    }

    private Bookmark page(Bookmark mark, Instant end) {
        Page page = listing.page(mark.place());
        boolean allWell = true;
        for (Version version : page.versions()) {
            if (isToBeSeen(version, mark)) {
                allWell &= seen(version);
                if (!clock.instant().isBefore(end)) {
                    return mark.movedTo(Optional.of(version.place()), allWell);
                }
            }
        }
        return page.next().isPresent()
                ? mark.movedTo(page.next(), allWell)
                : mark.ended(mark.began().minus(pace.young), allWell, clock.instant());
    }

    private boolean isToBeSeen(Version version, Bookmark mark) {
        Instant since = version.inParts() ? before(mark.checkedUntil()) : mark.checkedUntil();
        boolean young = version.lastModified().plus(pace.young).isAfter(clock.instant());
        return !version.isFolder() && !young && !version.lastModified().isBefore(since);
    }

    private static Instant before(Instant moment) {
        return moment.equals(Instant.EPOCH) ? moment : moment.minus(LONGEST_UPLOAD);
    }

    /** One that cannot be looked after is set aside; only if that fails too, it is met again in the next walk. */
    private boolean seen(Version version) {
        try {
            visitor.visit(version);
            return true;
        } catch (RuntimeException e) {
            warn(version.key(), e);
            return parked(Parked.first(version, clock.instant()));
        }
    }

    private boolean parked(Parked version) {
        try {
            parking.park(bucket, version);
            return true;
        } catch (RuntimeException e) {
            warn(version.key(), e);
            return false;
        }
    }

    private void again(Parked parked) {
        try {
            Optional<Version> version = listing.look(parked.key(), parked.versionId());
            if (version.isEmpty() || isDoneWith(version.get(), parked)) {
                parking.release(bucket, parked);
            } else {
                parked(parked.after(clock.instant()));
            }
        } catch (RuntimeException e) {
            warn(parked.key(), e);
        }
    }

    private boolean isDoneWith(Version version, Parked parked) {
        try {
            visitor.visit(version);
            return true;
        } catch (RuntimeException e) {
            warn(version.key(), e);
            return parked.tries() + 1 >= MOST_TRIES && visitor.giveUp(version, e);
        }
    }

    private void warn(String key, RuntimeException e) {
        telemetry.warn(
                "what lies in a bucket could not be compared with the table", Map.of("bucket", bucket, "key", key), e);
    }
}
