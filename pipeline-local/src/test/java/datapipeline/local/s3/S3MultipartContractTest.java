package datapipeline.local.s3;

import static datapipeline.local.s3.S3Contract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.Part;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3MultipartContractTest {
    private static final int FIVE_MB = 5 << 20;

    @AutoClose
    private final S3Contract contract;

    private final String bucket;

    S3MultipartContractTest(@TempDir Path directory) {
        contract = new S3Contract(directory);
        bucket = contract.bucket("multipart");
    }

    @Test
    void joinsPartsInOrder() {
        String id = contract.s3
                .createMultipartUpload(b -> b.bucket(bucket)
                        .key("joined")
                        .contentType("video/mp4")
                        .metadata(Map.of("m", "1"))
                        .tagging("a=1"))
                .uploadId();
        List<CompletedPart> parts = List.of(
                part("joined", id, 1, bytes(FIVE_MB, 'a')),
                part("joined", id, 3, bytes(FIVE_MB, 'b')),
                part("joined", id, 7, bytes(10, 'c')));
        assertThat(contract.s3
                        .listParts(b -> b.bucket(bucket).key("joined").uploadId(id))
                        .parts())
                .extracting(Part::partNumber)
                .containsExactly(1, 3, 7);

        CompleteMultipartUploadResponse completed = complete("joined", id, parts);

        assertThat(completed.eTag()).matches("\"[0-9a-f]{32}-3\"");
        var got = contract.s3.getObjectAsBytes(b -> b.bucket(bucket).key("joined"));
        assertThat(got.asByteArray()).hasSize(2 * FIVE_MB + 10).startsWith('a').endsWith('c', 'c');
        assertThat(got.response().metadata()).containsEntry("m", "1");
        assertThat(got.response().contentType()).isEqualTo("video/mp4");
        assertThat(got.response().tagCount()).isEqualTo(1);
        assertThat(contract.s3
                        .getObjectAsBytes(b -> b.bucket(bucket).key("joined").range("bytes=5242878-5242881"))
                        .asUtf8String())
                .isEqualTo("aabb");
        refused(404, "NoSuchUpload", () -> part("joined", id, 1, bytes(1, 'x')));
    }

    private static byte[] bytes(int count, char letter) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) letter);
        return bytes;
    }

    private String begin(String key) {
        return contract.begin(bucket, key);
    }

    private CompletedPart part(String key, String id, int number, byte[] bytes) {
        return contract.part(bucket, key, id, number, bytes);
    }

    private CompleteMultipartUploadResponse complete(String key, String id, List<CompletedPart> parts) {
        return contract.complete(bucket, key, id, parts);
    }

    @Test
    void readsOnePartOfAnObject() {
        String id = begin("part");
        complete("part", id, List.of(part("part", id, 1, bytes(FIVE_MB, 'a')), part("part", id, 2, bytes(3, 'b'))));

        var second =
                contract.s3.getObjectAsBytes(b -> b.bucket(bucket).key("part").partNumber(2));

        assertThat(second.asUtf8String()).isEqualTo("bbb");
        assertThat(second.response().partsCount()).isEqualTo(2);
    }

    @Test
    void refusesPartsThatAreOutOfOrderUnknownOrTooSmall() {
        String id = begin("refused");
        CompletedPart one = part("refused", id, 1, bytes(10, 'a'));
        CompletedPart two = part("refused", id, 2, bytes(10, 'b'));

        refused(400, "InvalidPartOrder", () -> complete("refused", id, List.of(two, one)));
        refused(400, "EntityTooSmall", () -> complete("refused", id, List.of(one, two)));
        refused(
                400,
                "InvalidPart",
                () -> complete(
                        "refused", id, List.of(one.toBuilder().eTag(two.eTag()).build())));
        refused(400, "MalformedXML", () -> complete("refused", id, List.of()));
        refused(400, "InvalidArgument", () -> part("refused", id, 10_001, bytes(1, 'x')));

        complete("refused", id, List.of(two));
        assertThat(contract.get(bucket, "refused")).isEqualTo("b".repeat(10));
    }

    @Test
    void thePartThatWasSentLastCounts() {
        String id = begin("replaced");
        CompletedPart old = part("replaced", id, 1, bytes(3, 'a'));
        CompletedPart current = part("replaced", id, 1, bytes(3, 'b'));

        refused(400, "InvalidPart", () -> complete("replaced", id, List.of(old)));
        complete("replaced", id, List.of(current));

        assertThat(contract.get(bucket, "replaced")).isEqualTo("bbb");
    }

    @Test
    void anAbortedUploadIsGone() {
        String id = begin("aborted");
        part("aborted", id, 1, bytes(3, 'a'));
        assertThat(contract.s3
                        .listMultipartUploads(b -> b.bucket(bucket).prefix("aborted"))
                        .uploads())
                .extracting(MultipartUpload::uploadId)
                .containsExactly(id);

        contract.s3.abortMultipartUpload(b -> b.bucket(bucket).key("aborted").uploadId(id));

        assertThat(contract.s3
                        .listMultipartUploads(b -> b.bucket(bucket).prefix("aborted"))
                        .uploads())
                .isEmpty();
        refused(
                404,
                "NoSuchUpload",
                () -> contract.s3.listParts(b -> b.bucket(bucket).key("aborted").uploadId(id)));
    }

    @Test
    void pagesThroughUploadsAndParts() {
        List<String> ids = new ArrayList<>();
        for (String key : List.of("u/1", "u/2", "u/2", "u/3")) {
            ids.add(begin(key));
        }
        for (int number = 1; number <= 5; number++) {
            part("u/1", ids.getFirst(), number, bytes(1, 'x'));
        }

        assertThat(contract.s3
                        .listMultipartUploadsPaginator(
                                b -> b.bucket(bucket).prefix("u/").maxUploads(2))
                        .uploads())
                .extracting(MultipartUpload::uploadId)
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(contract.s3
                        .listPartsPaginator(b -> b.bucket(bucket)
                                .key("u/1")
                                .uploadId(ids.getFirst())
                                .maxParts(2))
                        .parts())
                .extracting(Part::partNumber)
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void takesPartsFromOtherObjects() {
        contract.put(bucket, "source", "hello world");
        String id = begin("taken");

        var part = contract.s3.uploadPartCopy(b -> b.sourceBucket(bucket)
                .sourceKey("source")
                .destinationBucket(bucket)
                .destinationKey("taken")
                .uploadId(id)
                .partNumber(1)
                .copySourceRange("bytes=6-10"));
        complete(
                "taken",
                id,
                List.of(CompletedPart.builder()
                        .partNumber(1)
                        .eTag(part.copyPartResult().eTag())
                        .checksumCRC32(part.copyPartResult().checksumCRC32())
                        .build()));

        assertThat(contract.get(bucket, "taken")).isEqualTo("world");
    }

    @Test
    void givesAChecksumOfThePartsOrOfTheWhole() {
        byte[] first = bytes(FIVE_MB, 'a');
        byte[] second = bytes(5, 'b');
        String whole = upload("whole", ChecksumType.FULL_OBJECT, first, second).checksumCRC32();
        String parts = upload("parts", ChecksumType.COMPOSITE, first, second).checksumCRC32();

        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        String expected = contract.s3
                .putObject(
                        b -> b.bucket(bucket).key("once").checksumAlgorithm(ChecksumAlgorithm.CRC32),
                        RequestBody.fromBytes(all))
                .checksumCRC32();
        assertThat(whole).isEqualTo(expected);
        assertThat(parts).endsWith("-2").isNotEqualTo(expected + "-2");
        assertThat(contract.s3
                        .headObject(b -> b.bucket(bucket).key("parts").checksumMode(ChecksumMode.ENABLED))
                        .checksumType())
                .isEqualTo(ChecksumType.COMPOSITE);
        assertThat(contract.s3
                        .getObjectAttributes(
                                b -> b.bucket(bucket).key("parts").objectAttributes(ObjectAttributes.OBJECT_PARTS))
                        .objectParts()
                        .parts())
                .extracting(part -> part.size())
                .containsExactly((long) FIVE_MB, 5L);
    }

    private CompleteMultipartUploadResponse upload(String key, ChecksumType type, byte[] first, byte[] second) {
        String id = contract.s3
                .createMultipartUpload(b -> b.bucket(bucket)
                        .key(key)
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                        .checksumType(type))
                .uploadId();
        return complete(key, id, List.of(part(key, id, 1, first), part(key, id, 2, second)));
    }
}
