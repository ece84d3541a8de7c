package datapipeline.local.s3;

import datapipeline.local.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.h2.mvstore.MVMap;

/** The buckets there are, by name. */
final class Buckets {
    /** Lower-case letters, digits, dots and hyphens, 3 to 63 of them, not dots side by side, not like an IP address. */
    private static final Pattern NAME = Pattern.compile("(?!.*\\.\\.)(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)"
            + "(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private final MVMap<String, String> rows;

    Buckets(Store store) {
        this.rows = store.map("s3.buckets");
    }

    /**
     * Refuses names that AWS refuses.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">Naming rules</a>
     */
    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new S3Error(400, "InvalidBucketName", "The specified bucket is not valid.")
                    .detail("BucketName", name);
        }
    }

    Optional<StoredBucket> find(String name) {
        return Optional.ofNullable(rows.get(name)).map(row -> Rows.read(row, StoredBucket.class));
    }

    /** @throws S3Error when there is no such bucket */
    StoredBucket get(String name) {
        return find(name).orElseThrow(() -> S3Error.noSuchBucket(name));
    }

    List<StoredBucket> all() {
        return rows.values().stream()
                .map(row -> Rows.read(row, StoredBucket.class))
                .toList();
    }

    void put(StoredBucket bucket) {
        rows.put(bucket.name(), Rows.write(bucket));
    }

    void remove(String name) {
        rows.remove(name);
    }
}
