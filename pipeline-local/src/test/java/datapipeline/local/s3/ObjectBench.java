package datapipeline.local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import datapipeline.local.store.Store;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Objects without the wire: one bucket called b. */
final class ObjectBench implements AutoCloseable {
    static final Caller CALLER = new Caller("REQUEST", "000000000000", "127.0.0.1");

    final Store store;
    final S3State state;
    final Objects objects;
    private final Path directory;

    ObjectBench(Path directory, Function<Store, ObjectEvents> events) {
        this.directory = directory;
        this.store = Store.open(directory.resolve("store.mv"));
        this.state = new S3State(
                store,
                directory.resolve("blobs"),
                InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")),
                events.apply(store));
        this.objects = new Objects(state);
    }

    void bucket(StoredBucket.Versioning versioning, boolean eventBridge) {
        state.change(change -> {
            state.buckets()
                    .put(StoredBucket.create("b", state.now()).with(versioning).withEventBridge(eventBridge));
            return true;
        });
    }

    StoredObject put(String key, String text) {
        return objects.put(target(key), draft(text));
    }

    static Objects.Target target(String key) {
        return new Objects.Target("b", key, CALLER, "PutObject", WriteCondition.NONE);
    }

    Objects.Draft draft(String text) {
        try {
            ContentDigests digests = new ContentDigests(List.of(ChecksumKind.CRC64NVME));
            Blob blob = state.blobs().receive(new ByteArrayInputStream(text.getBytes(UTF_8)), digests);
            return new Objects.Draft(
                    new Content(blob.size(), digests.etag(), List.of(blob), Optional.empty(), List.of()),
                    Description.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Objects.Gone delete(String key, Optional<String> versionId) {
        Objects.Target target = new Objects.Target("b", key, CALLER, "DeleteObject", WriteCondition.NONE);
        return objects.delete(target, versionId);
    }

    String read(String key, Optional<String> versionId) {
        return read(new ObjectReads(state).find("b", key, versionId));
    }

    String read(StoredObject object) {
        List<Blob> blobs = object.content().blobs();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new BlobBody(
                            state.blobs(),
                            blobs,
                            new ByteRange(0, object.size()),
                            state.blobs().pin(blobs))
                    .writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8);
    }

    List<StoredObject> versions() {
        List<StoredObject> all = new ArrayList<>();
        Iterator<StoredObject> versions = state.objects().versionsFrom("b", "");
        versions.forEachRemaining(all::add);
        return all;
    }

    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("blobs"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
