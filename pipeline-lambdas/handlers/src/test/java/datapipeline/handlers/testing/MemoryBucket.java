package datapipeline.handlers.testing;

import datapipeline.handlers.sweep.Bookmark;
import datapipeline.handlers.sweep.BucketListing;
import datapipeline.handlers.sweep.Parking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The listing of a bucket, in pages of two, and the bookmarks in it. */
public final class MemoryBucket implements BucketListing, Bookmark.Shelf, Parking {
    private static final int PAGE = 2;

    private final List<Version> versions = new ArrayList<>();
    private final Map<String, Bookmark> bookmarks = new HashMap<>();
    private final Map<String, Parked> parked = new TreeMap<>();
    private final Faults faults;

    MemoryBucket(Faults faults) {
        this.faults = faults;
    }

    /** Newest first within a key, keys in the order of their first putting. */
    public void put(String key, Optional<String> versionId, String etag, long size, Instant at) {
        int first = 0;
        while (first < versions.size() && !versions.get(first).key().equals(key)) {
            first++;
        }
        if (first < versions.size()) {
            Version old = versions.get(first);
            versions.set(
                    first,
                    new Version(
                            key, old.versionId(), old.etag(), old.sizeBytes(), old.lastModified(), false, old.place()));
        }
        versions.add(first, new Version(key, versionId, etag, size, at, true, key + "@" + versions.size()));
    }

    @Override
    public Page page(Optional<String> after) {
        faults.point();
        int from = after.map(place -> 1 + indexOf(place)).orElse(0);
        int to = Math.min(from + PAGE, versions.size());
        List<Version> page = versions.subList(from, to);
        return new Page(
                page, to < versions.size() ? Optional.of(versions.get(to - 1).place()) : Optional.empty());
    }

    @Override
    public Optional<Version> look(String key, Optional<String> versionId) {
        faults.point();
        return versions.stream()
                .filter(version ->
                        version.key().equals(key) && version.versionId().equals(versionId))
                .findFirst();
    }

    @Override
    public List<Parked> due(String bucket, Instant now, int most) {
        return parked.values().stream()
                .filter(each -> !each.again().isAfter(now))
                .limit(most)
                .toList();
    }

    @Override
    public void park(String bucket, Parked version) {
        faults.around(() -> parked.put(version.key() + version.versionId(), version));
    }

    @Override
    public void release(String bucket, Parked version) {
        faults.around(() -> parked.remove(version.key() + version.versionId()));
    }

    /** How many are set aside. */
    public int parked() {
        return parked.size();
    }

    private int indexOf(String place) {
        return versions.stream().map(Version::place).toList().indexOf(place);
    }

    @Override
    public Optional<Bookmark> read(String bucket) {
        return Optional.ofNullable(bookmarks.get(bucket));
    }

    @Override
    public boolean replace(String bucket, Bookmark bookmark) {
        faults.point();
        long now = read(bucket).map(Bookmark::revision).orElse(0L);
        if (bookmark.revision() != now + 1) {
            return false;
        }
        bookmarks.put(bucket, bookmark);
        faults.point();
        return true;
    }
}
