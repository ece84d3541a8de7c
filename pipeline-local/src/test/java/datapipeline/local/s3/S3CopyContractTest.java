package datapipeline.local.s3;

import static datapipeline.local.s3.S3Contract.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.StorageClass;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3CopyContractTest {
    @AutoClose
    private final S3Contract contract;

    private final String bucket;

    S3CopyContractTest(@TempDir Path directory) {
        contract = new S3Contract(directory);
        bucket = contract.bucket("copies");
        source();
    }

    private void source() {
        contract.s3.putObject(
                b -> b.bucket(bucket)
                        .key("source")
                        .contentType("text/plain")
                        .metadata(Map.of("m", "1"))
                        .tagging("t=1"),
                RequestBody.fromString("hello"));
    }

    private CopyObjectResponse copy(String from, String to) {
        return copy(from, to, request -> {});
    }

    private CopyObjectResponse copy(String from, String to, Consumer<CopyObjectRequest.Builder> more) {
        return contract.s3.copyObject(request -> {
            request.sourceBucket(bucket)
                    .sourceKey(from)
                    .destinationBucket(bucket)
                    .destinationKey(to);
            more.accept(request);
        });
    }

    @Test
    void aCopyHasTheBytesTheMetadataAndTheTags() {
        var copied = copy("source", "copy");

        assertThat(copied.copyObjectResult().eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(contract.get(bucket, "copy")).isEqualTo("hello");
        var head = contract.s3.headObject(b -> b.bucket(bucket).key("copy"));
        assertThat(head.metadata()).containsEntry("m", "1");
        assertThat(head.contentType()).isEqualTo("text/plain");
        assertThat(contract.s3
                        .getObjectTagging(b -> b.bucket(bucket).key("copy"))
                        .tagSet())
                .hasSize(1);
    }

    @Test
    void aCopyOutlivesItsSource() {
        contract.put(bucket, "short-lived", "bytes");
        copy("short-lived", "long-lived");

        contract.s3.deleteObject(b -> b.bucket(bucket).key("short-lived"));

        assertThat(contract.get(bucket, "long-lived")).isEqualTo("bytes");
    }

    @Test
    void aCopyMayBeDescribedAnew() {
        copy(
                "source",
                "described",
                b -> b.metadataDirective(MetadataDirective.REPLACE)
                        .metadata(Map.of("n", "2"))
                        .contentType("text/x")
                        .taggingDirective(TaggingDirective.REPLACE)
                        .tagging("z=9"));

        var head = contract.s3.headObject(b -> b.bucket(bucket).key("described"));
        assertThat(head.metadata()).containsExactly(Map.entry("n", "2"));
        assertThat(head.contentType()).isEqualTo("text/x");
        assertThat(contract.s3
                        .getObjectTagging(b -> b.bucket(bucket).key("described"))
                        .tagSet())
                .extracting(tag -> tag.key())
                .containsExactly("z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b c+é.txt", "per%cent", "q?versionId=x", "//s", "\uD83D\uDE00"})
    void copiesObjectsUnderAnyKey(String key) {
        contract.put(bucket, key, key);

        copy(key, "odd");

        assertThat(contract.get(bucket, "odd")).isEqualTo(key);
    }

    @Test
    void copyingOntoItselfMustChangeSomething() {
        contract.put(bucket, "self", "x");
        refused(400, "InvalidRequest", () -> copy("self", "self"));

        copy("self", "self", b -> b.storageClass(StorageClass.STANDARD_IA));

        assertThat(contract.s3.headObject(b -> b.bucket(bucket).key("self")).storageClass())
                .isEqualTo(StorageClass.STANDARD_IA);
        assertThat(contract.get(bucket, "self")).isEqualTo("x");
    }

    @Test
    void copiesOnConditionsOfTheSource() {
        refused(412, "PreconditionFailed", () -> copy("source", "no", b -> b.copySourceIfMatch("\"other\"")));
        refused(
                412,
                "PreconditionFailed",
                () -> copy("source", "no", b -> b.copySourceIfNoneMatch("\"5d41402abc4b2a76b9719d911017c592\"")));
        refused(404, "NoSuchKey", () -> copy("nope", "no"));
    }

    @Test
    void aCopyMayHaveAnotherChecksum() {
        var copied = copy("source", "summed", b -> b.checksumAlgorithm(ChecksumAlgorithm.SHA256));

        assertThat(copied.copyObjectResult().checksumSHA256())
                .isEqualTo("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
    }

    @Test
    void aCopyOfAnObjectInPartsIsInOnePiece() {
        String id = contract.begin(bucket, "parts");
        contract.complete(bucket, "parts", id, List.of(contract.part(bucket, "parts", id, 1, "hello".getBytes(UTF_8))));

        var copied = copy("parts", "piece");

        assertThat(copied.copyObjectResult().eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
    }

    @Test
    void copiesAVersion() {
        String versioned = contract.versionedBucket("source");
        String first = contract.put(versioned, "k", "1").versionId();
        contract.put(versioned, "k", "2");

        var copied = contract.s3.copyObject(b -> b.sourceBucket(versioned)
                .sourceKey("k")
                .sourceVersionId(first)
                .destinationBucket(versioned)
                .destinationKey("k"));

        assertThat(copied.copySourceVersionId()).isEqualTo(first);
        assertThat(contract.get(versioned, "k")).isEqualTo("1");
    }
}
