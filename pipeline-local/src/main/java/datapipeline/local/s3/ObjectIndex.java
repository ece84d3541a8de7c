package datapipeline.local.s3;

import datapipeline.local.store.Store;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Every version of every object, one row each, in the order in which S3 lists them: by bucket, by key, newest first.
 * The first row of a key is its current version.
 */
final class ObjectIndex {
    private static final int PAGE = 256;

    private final MVMap<String, String> rows;

    ObjectIndex(Store store) {
        this.rows = store.map("s3.objects");
    }

    private static String prefixOf(String bucket, String key) {
        return bucket + Rows.END + Rows.bytesOf(key) + Rows.END;
    }

    private static String rowOf(String bucket, String key, long sequence) {
        return prefixOf(bucket, key) + "%016x".formatted(Long.MAX_VALUE - sequence);
    }

    void put(String bucket, StoredObject version) {
        rows.put(rowOf(bucket, version.key(), version.sequence()), Rows.write(version));
    }

    void remove(String bucket, StoredObject version) {
        rows.remove(rowOf(bucket, version.key(), version.sequence()));
    }

    /** The newest version, which may be a delete marker. */
    Optional<StoredObject> newest(String bucket, String key) {
        String prefix = prefixOf(bucket, key);
        String first = rows.ceilingKey(prefix);
        return first != null && first.startsWith(prefix) ? read(first) : Optional.empty();
    }

    /** The object that a reader sees: the newest version, unless it is a delete marker. */
    Optional<StoredObject> current(String bucket, String key) {
        return newest(bucket, key).filter(version -> !version.deleteMarker());
    }

    Optional<StoredObject> version(String bucket, String key, String versionId) {
        if (versionId.equals(StoredObject.NULL_VERSION)) {
            return nullVersion(bucket, key);
        }
        return read(rowOf(bucket, key, VersionIds.sequenceOf(versionId)))
                .filter(version -> version.versionId().equals(versionId));
    }

    private Optional<StoredObject> nullVersion(String bucket, String key) {
        String prefix = prefixOf(bucket, key);
        for (String row = rows.ceilingKey(prefix); row != null && row.startsWith(prefix); row = rows.higherKey(row)) {
            Optional<StoredObject> version = read(row).filter(StoredObject::isNullVersion);
            if (version.isPresent()) {
                return version;
            }
        }
        return Optional.empty();
    }

    private Optional<StoredObject> read(String row) {
        return Optional.ofNullable(rows.get(row)).map(json -> Rows.read(json, StoredObject.class));
    }

    boolean isEmpty(String bucket) {
        String first = rows.ceilingKey(bucket + Rows.END);
        return first == null || !first.startsWith(bucket + Rows.END);
    }

    /** All versions from the first key that is not less than this one. */
    Iterator<StoredObject> versionsFrom(String bucket, String key) {
        return new Versions(bucket, bucket + Rows.END + Rows.bytesOf(key));
    }

    /** All versions of the keys after this one. */
    Iterator<StoredObject> versionsAfterKey(String bucket, String key) {
        return new Versions(bucket, bucket + Rows.END + Rows.bytesOf(key) + Rows.END + Rows.AFTER_EVERY_BYTE);
    }

    /** All versions of the keys after every key that begins so. */
    Iterator<StoredObject> versionsAfterPrefix(String bucket, String prefix) {
        return new Versions(bucket, bucket + Rows.END + Rows.bytesOf(prefix) + Rows.AFTER_EVERY_BYTE);
    }

    /** The versions of a key that are older than this, and then all of the keys after it. */
    Iterator<StoredObject> versionsAfter(String bucket, String key, long sequence) {
        return new Versions(bucket, rowOf(bucket, key, sequence) + Rows.END);
    }

    /**
     * Walks through a bucket page by page, each read afresh: a walk may take long, and the store keeps old pages for
     * less than a minute.
     */
    private final class Versions implements Iterator<StoredObject> {
        private final String bucket;
        private @Nullable String from;
        private Iterator<String> page = List.<String>of().iterator();

        Versions(String bucket, String from) {
            this.bucket = bucket + Rows.END;
            this.from = from;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && from != null) {
                page = nextPage(from).iterator();
            }
            return page.hasNext();
        }

        private List<String> nextPage(String start) {
            var values = new ArrayList<String>();
            Cursor<String, String> cursor = rows.cursor(start);
            from = null;
            while (cursor.hasNext()) {
                String row = cursor.next();
                if (!row.startsWith(bucket)) {
                    break;
                }
                if (values.size() == PAGE) {
                    from = row;
                    break;
                }
                values.add(cursor.getValue());
            }
            return values;
        }

        @Override
        public StoredObject next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return Rows.read(page.next(), StoredObject.class);
        }
    }
}
