package datapipeline.local.s3;

import datapipeline.local.store.Store;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** Multipart uploads by bucket, key and age, and their parts by number. */
final class Uploads {
    private final MVMap<String, String> uploads;
    private final MVMap<String, String> parts;

    Uploads(Store store) {
        this.uploads = store.map("s3.uploads");
        this.parts = store.map("s3.parts");
    }

    private static String rowOf(String bucket, String key, String id) {
        return bucket + Rows.END + Rows.bytesOf(key) + Rows.END + id;
    }

    private static String partOf(String uploadId, int number) {
        return uploadId + Rows.END + "%05d".formatted(number);
    }

    /** @throws S3Error when there is no such upload */
    StoredUpload get(String bucket, String key, String id) {
        return Optional.ofNullable(uploads.get(rowOf(bucket, key, id)))
                .map(row -> Rows.read(row, StoredUpload.class))
                .orElseThrow(() -> S3Error.noSuchUpload(id));
    }

    void put(StoredUpload upload) {
        uploads.put(rowOf(upload.bucket(), upload.key(), upload.id()), Rows.write(upload));
    }

    /** Forgets the upload and its parts, whose blobs the caller disowns. */
    void remove(StoredUpload upload) {
        uploads.remove(rowOf(upload.bucket(), upload.key(), upload.id()));
        parts(upload.id())
                .map(StoredPart::number)
                .toList()
                .forEach(number -> parts.remove(partOf(upload.id(), number)));
    }

    /** Those of a bucket from the first key that is not less than this one. */
    Stream<StoredUpload> from(String bucket, String key) {
        return uploadsFrom(bucket, Rows.bytesOf(key));
    }

    /** Those after a key; or those after one upload of the key. */
    Stream<StoredUpload> after(String bucket, String key, Optional<String> id) {
        String after = id.map(upload -> upload + Rows.END).orElse(String.valueOf(Rows.AFTER_EVERY_BYTE));
        return uploadsFrom(bucket, Rows.bytesOf(key) + Rows.END + after);
    }

    /** Those after every key that begins so. */
    Stream<StoredUpload> afterPrefix(String bucket, String prefix) {
        return uploadsFrom(bucket, Rows.bytesOf(prefix) + Rows.AFTER_EVERY_BYTE);
    }

    private Stream<StoredUpload> uploadsFrom(String bucket, String row) {
        return from(uploads, bucket + Rows.END + row, bucket + Rows.END)
                .map(json -> Rows.read(json, StoredUpload.class));
    }

    Optional<StoredPart> part(String uploadId, int number) {
        return Optional.ofNullable(parts.get(partOf(uploadId, number))).map(row -> Rows.read(row, StoredPart.class));
    }

    void putPart(String uploadId, StoredPart part) {
        parts.put(partOf(uploadId, part.number()), Rows.write(part));
    }

    /** The parts of an upload, by number. */
    Stream<StoredPart> parts(String uploadId) {
        return from(parts, partOf(uploadId, 0), uploadId + Rows.END).map(row -> Rows.read(row, StoredPart.class));
    }

    private static Stream<String> from(MVMap<String, String> map, String first, String prefix) {
        Cursor<String, String> rows = map.cursor(first);
        Iterable<String> keys = () -> rows;
        return StreamSupport.stream(keys.spliterator(), false)
                .takeWhile(key -> key.startsWith(prefix))
                .map(key -> rows.getValue());
    }
}
