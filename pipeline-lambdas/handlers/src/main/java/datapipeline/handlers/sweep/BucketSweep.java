package datapipeline.handlers.sweep;

import datapipeline.handlers.run.Run;
import datapipeline.handlers.run.Runs;
import datapipeline.model.Ids;
import datapipeline.model.Sequencer;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Compares S3_INPUT with the table, a few pages a sweep, and takes in what no event told of. */
public final class BucketSweep {
    private static final int PAGES = 3;

    /** An object this young may have its event on the way still. */
    private static final Duration YOUNG = Duration.ofMinutes(2);

    private final InputListing listing;
    private final Bookmark bookmark;
    private final Runs runs;
    private final LostArrivals arrivals;
    private final InstantSource clock;

    public BucketSweep(InputListing listing, Bookmark bookmark, Runs runs, LostArrivals arrivals, InstantSource clock) {
        this.listing = listing;
        this.bookmark = bookmark;
        this.runs = runs;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    void sweep() {
        Optional<String> next = bookmark.read();
        for (int i = 0; i < PAGES; i++) {
            InputListing.Page page = listing.page(next);
            page.objects().stream()
                    .filter(this::missing)
                    .forEach(object -> arrivals.arrived(object, sequencer(object)));
            next = page.next();
            bookmark.write(next);
            if (next.isEmpty()) {
                return;
            }
        }
    }

    private boolean missing(InputListing.Listed object) {
        boolean folder = object.sizeBytes() == 0 && object.key().endsWith("/");
        boolean young = object.lastModified().plus(YOUNG).isAfter(clock.instant());
        return !folder
                && !young
                && runs.ofFile(Ids.fileId(object.bucket(), object.key())).stream()
                        .noneMatch(run -> isOf(run, object));
    }

    /** S3 counts uploads in whole seconds, in events and listings alike. */
    private static boolean isOf(Run run, InputListing.Listed object) {
        return run.facts().source().etag().equals(object.etag())
                && !run.facts().uploadedAt().plusSeconds(1).isBefore(object.lastModified());
    }

    /**
     * A listing shows no sequencer. The least one after the last event's puts the object behind all that was seen of its
     * key, and before everything that comes: S3's own sequencers use only the first digits of the padded width.
     */
    private String sequencer(InputListing.Listed object) {
        return runs.head(Ids.fileId(object.bucket(), object.key()))
                .map(head -> "%032X".formatted(new BigInteger(head.latestSequencer(), 16).add(BigInteger.ONE)))
                .orElseGet(() -> Sequencer.padded("0"));
    }
}
