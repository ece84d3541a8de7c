package datapipeline.local.s3;

import static datapipeline.local.s3.S3Contract.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.lambda.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** What only our own S3 can be asked: its events, its files, its restarts and its clock. */
@DisabledIfSystemProperty(named = "contract.endpoint", matches = ".+", disabledReason = "looks inside our own S3")
class LocalS3Test {
    private final Path directory;

    @AutoClose
    private final S3Contract contract;

    private final String bucket;

    LocalS3Test(@TempDir Path directory) {
        this.directory = directory;
        contract = new S3Contract(directory);
        bucket = contract.bucket("b");
        tellEvents();
    }

    private void tellEvents() {
        contract.s3.putBucketNotificationConfiguration(
                b -> b.bucket(bucket).notificationConfiguration(n -> n.eventBridgeConfiguration(e -> {})));
    }

    @Test
    void everyWriteIsToldOnceWithItsReason() {
        contract.put(bucket, "put", "x");
        contract.s3.copyObject(b -> b.sourceBucket(bucket)
                .sourceKey("put")
                .destinationBucket(bucket)
                .destinationKey("copied"));
        String id = contract.begin(bucket, "parts");
        CompletedPart part = contract.part(bucket, "parts", id, 1, "xyz".getBytes(UTF_8));
        contract.complete(bucket, "parts", id, List.of(part));
        contract.s3.putObjectTagging(b -> b.bucket(bucket)
                .key("put")
                .tagging(t -> t.tagSet(x -> x.key("a").value("b"))));
        contract.s3.deleteObjectTagging(b -> b.bucket(bucket).key("put"));
        contract.s3.deleteObject(b -> b.bucket(bucket).key("put"));
        contract.s3.deleteObject(b -> b.bucket(bucket).key("never-there"));

        assertThat(contract.events)
                .extracting(event -> event.detailType() + " " + event.object().key() + " "
                        + event.happening().further())
                .containsExactly(
                        "Object Created put {reason=PutObject}",
                        "Object Created copied {reason=CopyObject}",
                        "Object Created parts {reason=CompleteMultipartUpload}",
                        "Object Tags Added put {}",
                        "Object Tags Deleted put {}",
                        "Object Deleted put {reason=DeleteObject, deletion-type=Permanently Deleted}");
        assertThat(contract.events.get(2).object().size()).hasValue(3);
    }

    @Test
    void theFileOfAnObjectThatWasReadGoesWithTheObjectAlsoIfItIsEmptyOrWasReadInPart() throws Exception {
        contract.put(bucket, "empty", "");
        contract.put(bucket, "large", "x".repeat(8 << 20));
        assertThat(contract.s3
                        .getObjectAsBytes(b -> b.bucket(bucket).key("empty"))
                        .asByteArray())
                .isEmpty();
        var aborted = contract.s3.getObject(b -> b.bucket(bucket).key("large"));
        assertThat(aborted.read()).isEqualTo('x');
        aborted.abort();

        contract.s3.deleteObject(b -> b.bucket(bucket).key("empty"));
        contract.s3.deleteObject(b -> b.bucket(bucket).key("large"));

        Await.until(() -> blobs().isEmpty());
    }

    private List<Path> blobs() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("[0-9a-f-]{36}"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRefusedUploadIsNotTold() {
        refused(
                400,
                "BadDigest",
                () -> contract.s3.putObject(
                        b -> b.bucket(bucket).key("k").contentMD5("XUFAKrxLKna5cZ2REBfFkg=="),
                        RequestBody.fromString("not hello")));

        assertThat(contract.events).isEmpty();
    }

    @Test
    void aBucketStopsTellingWhenItIsToldTo() {
        contract.s3.putBucketNotificationConfiguration(b -> b.bucket(bucket).notificationConfiguration(n -> {}));
        contract.put(bucket, "k", "x");

        assertThat(contract.events).isEmpty();
    }

    @Test
    void refusesNotificationsThatNobodyWouldDeliver() {
        refused(
                501,
                "NotImplemented",
                () -> contract.s3.putBucketNotificationConfiguration(b -> b.bucket(bucket)
                        .notificationConfiguration(
                                n -> n.queueConfigurations(q -> q.queueArn("arn:aws:sqs:us-east-1:000000000000:q")
                                        .eventsWithStrings("s3:ObjectCreated:*")))));
    }

    @Test
    void answersTheSameAfterARestart() {
        contract.s3.putObject(
                b -> b.bucket(bucket).key("k").metadata(Map.of("m", "1")).tagging("t=1"),
                RequestBody.fromString("hello"));
        String id = contract.begin(bucket, "parts");
        CompletedPart part = contract.part(bucket, "parts", id, 1, "xyz".getBytes(UTF_8));

        contract.restart();

        assertThat(contract.get(bucket, "k")).isEqualTo("hello");
        assertThat(contract.s3.headObject(b -> b.bucket(bucket).key("k")).metadata())
                .containsEntry("m", "1");
        assertThat(contract.s3.getObjectTagging(b -> b.bucket(bucket).key("k")).tagSet())
                .hasSize(1);
        assertThat(contract.s3
                        .getBucketNotificationConfiguration(b -> b.bucket(bucket))
                        .eventBridgeConfiguration())
                .isNotNull();
        contract.complete(bucket, "parts", id, List.of(part));
        assertThat(contract.get(bucket, "parts")).isEqualTo("xyz");
    }

    @Test
    void keepsNoBytesThatNobodyNeeds() throws IOException {
        contract.put(bucket, "k", "one");
        contract.put(bucket, "k", "two");
        contract.s3.copyObject(b ->
                b.sourceBucket(bucket).sourceKey("k").destinationBucket(bucket).destinationKey("copy"));
        assertThat(files()).hasSize(1);

        contract.s3.deleteObject(b -> b.bucket(bucket).key("k"));
        assertThat(files()).hasSize(1);
        contract.s3.deleteObject(b -> b.bucket(bucket).key("copy"));
        assertThat(files()).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("blobs"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void writersAndReadersOfOneKeySeeWholeObjectsOnly() throws Exception {
        contract.put(bucket, "k", "a".repeat(100_000));
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> work = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String text = Character.toString('a' + i % 26).repeat(100_000);
                work.add(() -> contract.put(bucket, "k", text).eTag());
                work.add(() -> contract.get(bucket, "k"));
            }
            for (Future<String> done : people.invokeAll(work)) {
                String text = done.get();
                assertThat(text.startsWith("\"")
                                || text.equals(text.substring(0, 1).repeat(100_000)))
                        .isTrue();
            }
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void ofManyWhoCreateAnObjectOneWins() throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String text = "writer " + i;
                work.add(() -> {
                    try {
                        contract.s3.putObject(
                                b -> b.bucket(bucket).key("once").ifNoneMatch("*"), RequestBody.fromString(text));
                        return true;
                    } catch (software.amazon.awssdk.services.s3.model.S3Exception e) {
                        assertThat(e.statusCode()).isEqualTo(412);
                        return false;
                    }
                });
            }
            int winners = 0;
            for (Future<Boolean> done : people.invokeAll(work)) {
                winners += done.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
        assertThat(contract.events).hasSize(1);
    }

    @Test
    void anArchivedObjectIsReadableFromItsRestoreUntilItExpires() {
        contract.s3.putObject(
                b -> b.bucket(bucket).key("cold").storageClass(StorageClass.GLACIER), RequestBody.fromString("x"));
        contract.s3.restoreObject(b -> b.bucket(bucket).key("cold").restoreRequest(r -> r.days(1)));

        contract.clock.move(Duration.ofHours(6));
        assertThat(contract.get(bucket, "cold")).isEqualTo("x");
        assertThat(contract.s3.headObject(b -> b.bucket(bucket).key("cold")).restore())
                .startsWith("ongoing-request=\"false\", expiry-date=");
        awaitEvents("Object Created", "Object Restore Initiated", "Object Restore Completed");
        assertThat(contract.events.get(2).detail())
                .contains("\"requester\":\"s3.amazonaws.com\"", "\"source-storage-class\":\"GLACIER\"", "T00:00:00Z");

        contract.clock.move(Duration.ofDays(3));
        refused(403, "InvalidObjectState", () -> contract.get(bucket, "cold"));
        awaitEvents("Object Created", "Object Restore Initiated", "Object Restore Completed", "Object Restore Expired");
    }

    private void awaitEvents(String... types) {
        Instant deadline = Instant.now().plusSeconds(10);
        while (contract.events.size() < types.length && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(contract.events).extracting(ObjectEvent::detailType).containsExactly(types);
    }

    @Test
    void walksThroughTheObjectsOfABucket() {
        for (int i = 0; i < 300; i++) {
            contract.put(bucket, "k%03d".formatted(i), "12345");
        }
        contract.s3.deleteObject(b -> b.bucket(bucket).key("k000"));

        assertThat(contract.ours().buckets()).containsExactly(bucket);
        assertThat(contract.ours().objects(bucket))
                .hasSize(299)
                .allSatisfy(object -> {
                    assertThat(object.size()).isEqualTo(5);
                    assertThat(object.storageClass()).isEqualTo("STANDARD");
                })
                .extracting(ObjectSummary::key)
                .isSorted();
    }
}
