package datapipeline.local.s3;

import static datapipeline.local.s3.S3Contract.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.StorageClass;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ObjectContractTest {
    @AutoClose
    private final S3Contract contract;

    private final String bucket;

    S3ObjectContractTest(@TempDir Path directory) {
        contract = new S3Contract(directory);
        bucket = contract.bucket("objects");
    }

    @Test
    void givesBackWhatWasPut() {
        PutObjectResponse put = contract.put(bucket, "k", "hello world");

        assertThat(put.eTag()).isEqualTo("\"5eb63bbbe01eeed093cb22bb8f5acdc3\"");
        assertThat(put.serverSideEncryptionAsString()).isEqualTo("AES256");
        assertThat(contract.get(bucket, "k")).isEqualTo("hello world");
    }

    @Test
    void keepsAnEmptyObject() {
        contract.put(bucket, "empty", "");

        assertThat(contract.get(bucket, "empty")).isEmpty();
        assertThat(contract.s3.headObject(b -> b.bucket(bucket).key("empty")).contentLength())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b c+é.txt",
                "per%cent%20",
                "/leading",
                "//double//slash/",
                "emoji-\uD83D\uDE00",
                "../dots/./.",
                "a&b=c?d#e<f>\"g'",
                "~!*()'",
                " "
            })
    void keepsObjectsUnderAnyKey(String key) {
        contract.put(bucket, key, key);

        assertThat(contract.get(bucket, key)).isEqualTo(key);
        assertThat(contract.s3.listObjectsV2(b -> b.bucket(bucket).prefix(key)).contents())
                .anySatisfy(object -> assertThat(object.key()).isEqualTo(key));
    }

    @Test
    void takesKeysOf1024BytesAndNoLonger() {
        String longest = "é".repeat(512);
        contract.put(bucket, longest, "x");
        assertThat(contract.get(bucket, longest)).isEqualTo("x");

        refused(400, "KeyTooLongError", () -> contract.put(bucket, longest + "x", "x"));
    }

    @Test
    void givesBackMetadataAndContentHeaders() {
        contract.s3.putObject(
                b -> b.bucket(bucket)
                        .key("described")
                        .contentType("text/plain")
                        .cacheControl("no-cache")
                        .contentDisposition("attachment; filename=\"x.txt\"")
                        .contentEncoding("gzip")
                        .contentLanguage("en")
                        .metadata(Map.of("processing-option", "Resize", "Second", "2")),
                RequestBody.fromString("x"));

        HeadObjectResponse head = contract.s3.headObject(b -> b.bucket(bucket).key("described"));
        assertThat(head.contentType()).isEqualTo("text/plain");
        assertThat(head.cacheControl()).isEqualTo("no-cache");
        assertThat(head.contentDisposition()).isEqualTo("attachment; filename=\"x.txt\"");
        assertThat(head.contentEncoding()).isEqualTo("gzip");
        assertThat(head.contentLanguage()).isEqualTo("en");
        assertThat(head.metadata())
                .containsExactlyInAnyOrderEntriesOf(Map.of("processing-option", "Resize", "second", "2"));
        assertThat(head.lastModified())
                .isBetween(Instant.now().minusSeconds(300), Instant.now().plusSeconds(300));
    }

    @Test
    void refusesMoreThanTwoKilobytesOfMetadata() {
        refused(
                400,
                "MetadataTooLarge",
                () -> contract.s3.putObject(
                        b -> b.bucket(bucket).key("k2").metadata(Map.of("a", "x".repeat(2048))),
                        RequestBody.fromString("x")));
    }

    @Test
    void aReaderMayAskForOtherHeaders() {
        contract.put(bucket, "k", "hello world");

        GetObjectResponse get = contract.s3
                .getObjectAsBytes(b -> b.bucket(bucket)
                        .key("k")
                        .responseContentType("text/x-other")
                        .responseContentDisposition("inline")
                        .responseCacheControl("no-store"))
                .response();

        assertThat(get.contentType()).isEqualTo("text/x-other");
        assertThat(get.contentDisposition()).isEqualTo("inline");
        assertThat(get.cacheControl()).isEqualTo("no-store");
    }

    @Test
    void readsRanges() {
        contract.put(bucket, "range", "hello world");

        assertThat(range("bytes=6-10")).isEqualTo("world");
        assertThat(range("bytes=-5")).isEqualTo("world");
        assertThat(range("bytes=6-")).isEqualTo("world");
        assertThat(contract.s3
                        .getObjectAsBytes(b -> b.bucket(bucket).key("range").range("bytes=0-0"))
                        .response()
                        .contentRange())
                .isEqualTo("bytes 0-0/11");
        refused(416, "InvalidRange", () -> range("bytes=11-"));
    }

    private String range(String range) {
        return contract.s3
                .getObjectAsBytes(b -> b.bucket(bucket).key("range").range(range))
                .asUtf8String();
    }

    @Test
    void saysThatAnObjectOrABucketDoesNotExist() {
        assertThatThrownBy(() -> contract.get(bucket, "nope")).isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> contract.s3.headObject(b -> b.bucket(bucket).key("nope")))
                .isInstanceOf(NoSuchKeyException.class);
        refused(404, "NoSuchBucket", () -> contract.get(contract.prefix + "-nope", "k"));
        refused(404, "NoSuchBucket", () -> contract.put(contract.prefix + "-nope", "k", "x"));
    }

    @Test
    void deletingTwiceIsNoError() {
        contract.put(bucket, "gone", "x");

        contract.s3.deleteObject(b -> b.bucket(bucket).key("gone"));
        contract.s3.deleteObject(b -> b.bucket(bucket).key("gone"));

        assertThatThrownBy(() -> contract.get(bucket, "gone")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void tellsTheAttributesOfAnObject() {
        contract.s3.putObject(
                b -> b.bucket(bucket).key("attributes").checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromString("hello"));

        var attributes = contract.s3.getObjectAttributes(b -> b.bucket(bucket)
                .key("attributes")
                .objectAttributes(
                        ObjectAttributes.E_TAG,
                        ObjectAttributes.OBJECT_SIZE,
                        ObjectAttributes.CHECKSUM,
                        ObjectAttributes.STORAGE_CLASS));

        assertThat(attributes.eTag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(attributes.objectSize()).isEqualTo(5);
        assertThat(attributes.storageClass()).isEqualTo(StorageClass.STANDARD);
        assertThat(attributes.checksum().checksumSHA256()).isEqualTo("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
        assertThat(attributes.lastModified()).isNotNull();
    }

    @Test
    void deletesManyAtOnce() {
        contract.put(bucket, "many/1", "x");
        contract.put(bucket, "many/2", "x");

        var result = contract.s3.deleteObjects(b -> b.bucket(bucket)
                .delete(d -> d.objects(o -> o.key("many/1"), o -> o.key("many/2"), o -> o.key("many/3"))));

        assertThat(result.deleted()).extracting(deleted -> deleted.key()).containsExactly("many/1", "many/2", "many/3");
        assertThat(result.errors()).isEmpty();
        assertThat(contract.s3
                        .listObjectsV2(b -> b.bucket(bucket).prefix("many/"))
                        .contents())
                .isEmpty();
    }

    @Test
    void saysWhatItDoesNotDo() {
        contract.put(bucket, "k", "hello world");
        org.junit.jupiter.api.Assumptions.assumeTrue(contract.isOurs());

        assertThat(refused(
                        501,
                        "NotImplemented",
                        () -> contract.s3.getObjectRetention(
                                b -> b.bucket(bucket).key("k"))))
                .hasMessageContaining("retention");
        assertThat(refused(501, "NotImplemented", () -> contract.s3.deleteBucketWebsite(b -> b.bucket(bucket))))
                .hasMessageContaining("website");
    }
}
