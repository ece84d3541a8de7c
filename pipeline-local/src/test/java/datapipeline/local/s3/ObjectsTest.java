package datapipeline.local.s3;

import static datapipeline.local.s3.StoredBucket.Versioning.ENABLED;
import static datapipeline.local.s3.StoredBucket.Versioning.NEVER;
import static datapipeline.local.s3.StoredBucket.Versioning.SUSPENDED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectsTest {
    @TempDir
    Path directory;

    private final List<ObjectEvent> events = new ArrayList<>();
    private ObjectBench bench;

    @BeforeEach
    void open() {
        bench = new ObjectBench(directory, store -> events::add);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void anotherObjectOfTheSameKeyReplacesTheFirstAndItsBytes() throws IOException {
        bucket(NEVER);
        bench.put("k", "one");
        bench.put("k", "two");

        assertThat(bench.read("k", Optional.empty())).isEqualTo("two");
        assertThat(versions()).containsExactly("k null");
        assertThat(bench.files()).hasSize(1);
    }

    @Test
    void keepsEveryVersionWhileVersioningIsEnabled() {
        bucket(ENABLED);
        StoredObject first = bench.put("k", "one");
        bench.put("k", "two");

        assertThat(bench.read("k", Optional.empty())).isEqualTo("two");
        assertThat(bench.read("k", Optional.of(first.versionId()))).isEqualTo("one");
    }

    @Test
    void aDeletedVersionedObjectHidesBehindAMarkerUntilTheMarkerIsDeleted() {
        bucket(ENABLED);
        bench.put("k", "one");

        Objects.Gone gone = bench.delete("k", Optional.empty());
        assertThat(gone.marker()).isTrue();
        assertThat(bench.state.objects().current("b", "k")).isEmpty();

        bench.delete("k", gone.versionId());
        assertThat(bench.read("k", Optional.empty())).isEqualTo("one");
    }

    @Test
    void whileVersioningIsSuspendedOnlyTheNullVersionIsReplaced() throws IOException {
        bucket(ENABLED);
        StoredObject kept = bench.put("k", "kept");
        bench.state.change(change -> {
            bench.state.buckets().put(bench.state.buckets().get("b").with(SUSPENDED));
            return true;
        });
        bench.put("k", "one");
        bench.put("k", "two");
        assertThat(versions()).containsExactly("k null", "k " + kept.versionId());

        bench.delete("k", Optional.empty());
        assertThat(versions()).containsExactly("k null", "k " + kept.versionId());
        assertThat(bench.state.objects().current("b", "k")).isEmpty();
        assertThat(bench.files()).hasSize(1);
    }

    @Test
    void keysSortByTheirUtf8BytesAndDoNotMixWithTheirPrefixes() {
        bucket(NEVER);
        List<String> keys =
                List.of("", " a", "/a", "//", "a", "a b", "a+b", "a/b", "aa", "é", "\uE000", "\uD83D\uDE00");
        List<String> shuffled = new ArrayList<>(keys.subList(1, keys.size()));
        java.util.Collections.shuffle(shuffled, new java.util.Random(1));
        shuffled.forEach(key -> bench.put(key, key));

        assertThat(versions())
                .containsExactlyElementsOf(keys.subList(1, keys.size()).stream()
                        .sorted(java.util.Comparator.comparing(
                                key -> key.getBytes(UTF_8), java.util.Arrays::compareUnsigned))
                        .map(key -> key + " null")
                        .toList());
        shuffled.forEach(key -> assertThat(bench.read(key, Optional.empty())).isEqualTo(key));
    }

    @Test
    void aRefusedWriteLeavesNothingBehind() throws IOException {
        bucket(NEVER);
        bench.put("k", "one");
        Objects.Target onlyNew = new Objects.Target(
                "b", "k", ObjectBench.CALLER, "PutObject", new WriteCondition(Optional.empty(), Optional.of("*")));

        assertThatThrownBy(() -> bench.objects.put(onlyNew, bench.draft("two")))
                .isInstanceOfSatisfying(
                        S3Error.class, error -> assertThat(error.status()).isEqualTo(412));

        assertThat(bench.read("k", Optional.empty())).isEqualTo("one");
        assertThat(bench.files()).hasSize(1);
    }

    @Test
    void whatIsBeingReadIsDeletedOnlyAfterwards() throws IOException {
        bucket(NEVER);
        StoredObject object = bench.put("k", "one");
        Blobs.Pin pin = bench.state.blobs().pin(object.content().blobs());

        bench.delete("k", Optional.empty());
        assertThat(bench.files()).hasSize(1);

        pin.close();
        assertThat(bench.files()).isEmpty();
    }

    @Test
    void afterARestartAllIsThereExceptWhatNobodyOwns() throws IOException {
        bucket(ENABLED);
        StoredObject first = bench.put("k", "one");
        bench.put("k", "two");
        bench.delete("k", Optional.empty());
        List<String> before = versions();
        Content orphan = bench.draft("received, but never written").content();
        Files.writeString(directory.resolve("blobs/incoming/half"), "half of an upload");

        close();
        open();

        assertThat(versions()).isEqualTo(before);
        assertThat(bench.read("k", Optional.of(first.versionId()))).isEqualTo("one");
        assertThat(bench.files())
                .hasSize(2)
                .noneMatch(file -> file.endsWith(orphan.blobs().get(0).id()));
        assertThat(bench.put("k", "three").sequence()).isGreaterThan(first.sequence() + 2);
    }

    @Test
    void tellsOfAnObjectExactlyAsAwsDoes() {
        bucket(NEVER);
        bench.put("a key/ü", "hello");

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
        StoredObject object = bench.put("k", "hello");
        bench.delete("k", Optional.empty());
        bench.delete("k", Optional.of(object.versionId()));

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
        bench.bucket(NEVER, false);
        bench.put("k", "hello");

        assertThat(events).isEmpty();
    }

    private void bucket(StoredBucket.Versioning versioning) {
        bench.bucket(versioning, true);
    }

    private List<String> versions() {
        return bench.versions().stream()
                .map(version -> version.key() + " " + version.versionId())
                .toList();
    }
}
