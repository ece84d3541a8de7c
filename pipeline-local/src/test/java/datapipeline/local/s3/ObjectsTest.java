package datapipeline.local.s3;

import static datapipeline.local.s3.StoredBucket.Versioning.ENABLED;
import static datapipeline.local.s3.StoredBucket.Versioning.NEVER;
import static datapipeline.local.s3.StoredBucket.Versioning.SUSPENDED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectsTest {
    private static final Caller CALLER = new Caller("REQUEST", "000000000000", "127.0.0.1");

    @TempDir
    Path directory;

    private final List<ObjectEvent> events = new ArrayList<>();
    private Store store;
    private S3State state;
    private Objects objects;

    @BeforeEach
    void open() {
        store = Store.open(directory.resolve("store.mv"));
        state = new S3State(
                store,
                directory.resolve("blobs"),
                InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")),
                events::add);
        objects = new Objects(state);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anotherObjectOfTheSameKeyReplacesTheFirstAndItsBytes() throws IOException {
        bucket(NEVER);
        put("k", "one");
        put("k", "two");

        assertThat(read("k", Optional.empty())).isEqualTo("two");
        assertThat(versions()).containsExactly("k null");
        assertThat(files()).hasSize(1);
    }

    @Test
    void keepsEveryVersionWhileVersioningIsEnabled() {
        bucket(ENABLED);
        StoredObject first = put("k", "one");
        put("k", "two");

        assertThat(read("k", Optional.empty())).isEqualTo("two");
        assertThat(read("k", Optional.of(first.versionId()))).isEqualTo("one");
    }

    @Test
    void aDeletedVersionedObjectHidesBehindAMarkerUntilTheMarkerIsDeleted() {
        bucket(ENABLED);
        put("k", "one");

        Objects.Gone gone = objects.delete(target("k"), Optional.empty());
        assertThat(gone.marker()).isTrue();
        assertThat(state.objects().current("b", "k")).isEmpty();

        objects.delete(target("k"), gone.versionId());
        assertThat(read("k", Optional.empty())).isEqualTo("one");
    }

    @Test
    void whileVersioningIsSuspendedOnlyTheNullVersionIsReplaced() throws IOException {
        bucket(ENABLED);
        StoredObject kept = put("k", "kept");
        state.change(change -> {
            state.buckets().put(state.buckets().get("b").with(SUSPENDED));
            return true;
        });
        put("k", "one");
        put("k", "two");
        assertThat(versions()).containsExactly("k null", "k " + kept.versionId());

        objects.delete(target("k"), Optional.empty());
        assertThat(versions()).containsExactly("k null", "k " + kept.versionId());
        assertThat(state.objects().current("b", "k")).isEmpty();
        assertThat(files()).hasSize(1);
    }

    @Test
    void keysSortByTheirUtf8BytesAndDoNotMixWithTheirPrefixes() {
        bucket(NEVER);
        List<String> keys =
                List.of("", " a", "/a", "//", "a", "a b", "a+b", "a/b", "aa", "é", "\uE000", "\uD83D\uDE00");
        List<String> shuffled = new ArrayList<>(keys.subList(1, keys.size()));
        java.util.Collections.shuffle(shuffled, new java.util.Random(1));
        shuffled.forEach(key -> put(key, key));

        assertThat(versions())
                .containsExactlyElementsOf(keys.subList(1, keys.size()).stream()
                        .sorted(java.util.Comparator.comparing(
                                key -> key.getBytes(UTF_8), java.util.Arrays::compareUnsigned))
                        .map(key -> key + " null")
                        .toList());
        shuffled.forEach(key -> assertThat(read(key, Optional.empty())).isEqualTo(key));
    }

    @Test
    void aRefusedWriteLeavesNothingBehind() throws IOException {
        bucket(NEVER);
        put("k", "one");
        Objects.Target onlyNew = new Objects.Target(
                "b", "k", CALLER, "PutObject", new WriteCondition(Optional.empty(), Optional.of("*")));

        assertThatThrownBy(() -> objects.put(onlyNew, draft("two")))
                .isInstanceOfSatisfying(
                        S3Error.class, error -> assertThat(error.status()).isEqualTo(412));

        assertThat(read("k", Optional.empty())).isEqualTo("one");
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatIsBeingReadIsDeletedOnlyAfterwards() throws IOException {
        bucket(NEVER);
        StoredObject object = put("k", "one");
        Blobs.Pin pin = state.blobs().pin(object.content().blobs());

        objects.delete(target("k"), Optional.empty());
        assertThat(files()).hasSize(1);

        pin.close();
        assertThat(files()).isEmpty();
    }

    @Test
    void afterARestartAllIsThereExceptWhatNobodyOwns() throws IOException {
        bucket(ENABLED);
        StoredObject first = put("k", "one");
        put("k", "two");
        objects.delete(target("k"), Optional.empty());
        List<String> before = versions();
        Content orphan = draft("received, but never written").content();
        Files.writeString(directory.resolve("blobs/incoming/half"), "half of an upload");

        close();
        open();

        assertThat(versions()).isEqualTo(before);
        assertThat(read("k", Optional.of(first.versionId()))).isEqualTo("one");
        assertThat(files())
                .hasSize(2)
                .noneMatch(file -> file.endsWith(orphan.blobs().get(0).id()));
        assertThat(put("k", "three").sequence()).isGreaterThan(first.sequence() + 2);
    }

    @Test
    void tellsOfAnObjectExactlyAsAwsDoes() {
        bucket(NEVER);
        put("a key/ü", "hello");

        ObjectEvent event = events.get(0);
        assertThat(event.detailType()).isEqualTo("Object Created");
        assertThat(event.resources()).containsExactly("arn:aws:s3:::b");
        assertThat(event.detail())
                .isEqualTo("{\"version\":\"0\",\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"a key/ü\",\"size\":5,"
                        + "\"etag\":\"5d41402abc4b2a76b9719d911017c592\",\"sequencer\":\"0000000000000001\"},"
                        + "\"request-id\":\"REQUEST\",\"requester\":\"000000000000\","
                        + "\"source-ip-address\":\"127.0.0.1\",\"reason\":\"PutObject\"}");
    }

    @Test
    void tellsHowAnObjectWasDeleted() {
        bucket(ENABLED);
        StoredObject object = put("k", "hello");
        objects.delete(target("k"), Optional.empty());
        objects.delete(target("k"), Optional.of(object.versionId()));

        assertThat(events)
                .extracting(ObjectEvent::detailType)
                .containsExactly("Object Created", "Object Deleted", "Object Deleted");
        assertThat(events.get(1).detail())
                .contains(
                        "\"deletion-type\":\"Delete Marker Created\"", "\"etag\":\"d41d8cd98f00b204e9800998ecf8427e\"");
        assertThat(events.get(2).detail())
                .contains("\"deletion-type\":\"Permanently Deleted\"", "\"version-id\":\"" + object.versionId() + "\"");
        assertThat(events)
                .extracting(event -> event.object().sequencer().orElseThrow())
                .isSorted();
    }

    @Test
    void bucketsThatSendNoEventsTellNothing() {
        state.change(change -> {
            state.buckets().put(StoredBucket.create("b", state.now()));
            return true;
        });
        put("k", "hello");

        assertThat(events).isEmpty();
    }

    private void bucket(StoredBucket.Versioning versioning) {
        state.change(change -> {
            state.buckets()
                    .put(StoredBucket.create("b", state.now()).with(versioning).withEventBridge(true));
            return true;
        });
    }

    private StoredObject put(String key, String text) {
        return objects.put(target(key), draft(text));
    }

    private static Objects.Target target(String key) {
        return new Objects.Target("b", key, CALLER, "PutObject", WriteCondition.NONE);
    }

    private Objects.Draft draft(String text) {
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

    private String read(String key, Optional<String> versionId) {
        StoredObject object = new ObjectReads(state).find("b", key, versionId);
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

    private List<String> versions() {
        List<String> all = new ArrayList<>();
        Iterator<StoredObject> versions = state.objects().versionsFrom("b", "");
        versions.forEachRemaining(version -> all.add(version.key() + " " + version.versionId()));
        return all;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("blobs"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
