package datapipeline.handlers.sweep;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a bucket was walked.
 *
 * @param revision counts the changes
 * @param began when the walk through the whole bucket began that is under way
 * @param place where it goes on; absent at the beginning
 * @param clean whether everything it met so far was looked after
 * @param checkedUntil everything put before this was looked after by an earlier walk
 */
public record Bookmark(long revision, Instant began, Optional<String> place, boolean clean, Instant checkedUntil) {
    /** Bookmarks as they are kept from one sweep to the next. */
    public interface Shelf {
        Optional<Bookmark> read(String bucket);

        /**
         * Puts a bookmark in the place of the one before, unless another sweep did that meanwhile.
         *
         * @return false when another did
         */
        boolean replace(String bucket, Bookmark bookmark);
    }

    static Bookmark first(Instant now) {
        return new Bookmark(0, now, Optional.empty(), true, Instant.EPOCH);
    }

    Bookmark movedTo(Optional<String> next, boolean allWell) {
        return new Bookmark(revision + 1, began, next, clean && allWell, checkedUntil);
    }

    /** The bucket was walked to its end. What may have been too young to be looked at then is looked at in the next walk. */
    Bookmark ended(Instant tooYoungSince, boolean allWell, Instant now) {
        return new Bookmark(revision + 1, now, Optional.empty(), true, clean && allWell ? tooYoungSince : checkedUntil);
    }
}
