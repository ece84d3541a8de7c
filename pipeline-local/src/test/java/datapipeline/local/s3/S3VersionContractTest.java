package datapipeline.local.s3;

import static datapipeline.local.s3.S3Contract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3VersionContractTest {
    @AutoClose
    private final S3Contract contract;

    private final String bucket;

    S3VersionContractTest(@TempDir Path directory) {
        contract = new S3Contract(directory);
        bucket = contract.versionedBucket("versions");
    }

    @Test
    void everyWriteIsAVersion() {
        String first = contract.put(bucket, "k", "1").versionId();
        String second = contract.put(bucket, "k", "2").versionId();

        assertThat(contract.get(bucket, "k")).isEqualTo("2");
        assertThat(version("k", first)).isEqualTo("1");
        assertThat(contract.s3.headObject(b -> b.bucket(bucket).key("k")).versionId())
                .isEqualTo(second);
        assertThat(versions("k").versions())
                .extracting(ObjectVersion::versionId, ObjectVersion::isLatest)
                .containsExactly(Assertions.tuple(second, true), Assertions.tuple(first, false));
    }

    private String version(String key, String versionId) {
        return contract.s3
                .getObjectAsBytes(b -> b.bucket(bucket).key(key).versionId(versionId))
                .asUtf8String();
    }

    private ListObjectVersionsResponse versions(String key) {
        return contract.s3.listObjectVersions(b -> b.bucket(bucket).prefix(key));
    }

    @Test
    void aDeletedObjectHidesBehindItsMarker() {
        String version = contract.put(bucket, "hidden", "1").versionId();

        DeleteObjectResponse deleted =
                contract.s3.deleteObject(b -> b.bucket(bucket).key("hidden"));

        assertThat(deleted.deleteMarker()).isTrue();
        Assertions.assertThatThrownBy(() -> contract.get(bucket, "hidden")).isInstanceOf(NoSuchKeyException.class);
        assertThat(contract.s3
                        .listObjectsV2(b -> b.bucket(bucket).prefix("hidden"))
                        .contents())
                .isEmpty();
        assertThat(versions("hidden").deleteMarkers())
                .extracting(DeleteMarkerEntry::versionId, DeleteMarkerEntry::isLatest)
                .containsExactly(Assertions.tuple(deleted.versionId(), true));
        refused(405, "MethodNotAllowed", () -> version("hidden", deleted.versionId()));

        contract.s3.deleteObject(b -> b.bucket(bucket).key("hidden").versionId(deleted.versionId()));
        assertThat(contract.get(bucket, "hidden")).isEqualTo("1");
        assertThat(versions("hidden").versions())
                .extracting(ObjectVersion::versionId)
                .containsExactly(version);
    }

    @Test
    void aVersionIsDeletedForGood() {
        String first = contract.put(bucket, "pruned", "1").versionId();
        contract.put(bucket, "pruned", "2");

        contract.s3.deleteObject(b -> b.bucket(bucket).key("pruned").versionId(first));

        refused(404, "NoSuchVersion", () -> version("pruned", first));
        refused(400, "InvalidArgument", () -> version("pruned", "no-version"));
        assertThat(versions("pruned").versions()).hasSize(1);
    }

    @Test
    void pagesThroughVersions() {
        for (int i = 0; i < 3; i++) {
            contract.put(bucket, "pages/a", "x" + i);
            contract.put(bucket, "pages/b", "x" + i);
        }
        contract.s3.deleteObject(b -> b.bucket(bucket).key("pages/a"));

        List<ListObjectVersionsResponse> pages =
                contract
                        .s3
                        .listObjectVersionsPaginator(
                                b -> b.bucket(bucket).prefix("pages/").maxKeys(2))
                        .stream()
                        .toList();

        assertThat(pages).hasSize(4);
        assertThat(pages.stream().flatMap(page -> page.versions().stream()))
                .hasSize(6)
                .doesNotHaveDuplicates();
        assertThat(pages.stream().flatMap(page -> page.versions().stream()).filter(ObjectVersion::isLatest))
                .extracting(ObjectVersion::key)
                .containsExactly("pages/b");
    }

    @Test
    void aBatchDeletesVersionsAndMakesMarkers() {
        String version = contract.put(bucket, "batch", "1").versionId();

        var marked = contract.s3.deleteObjects(b -> b.bucket(bucket).delete(d -> d.objects(o -> o.key("batch"))));
        assertThat(marked.deleted().getFirst().deleteMarker()).isTrue();
        var pruned = contract.s3.deleteObjects(b -> b.bucket(bucket)
                .delete(d -> d.quiet(true).objects(o -> o.key("batch").versionId(version))));

        assertThat(pruned.deleted()).isEmpty();
        assertThat(versions("batch").versions()).isEmpty();
        assertThat(versions("batch").deleteMarkers()).hasSize(1);
    }

    @Test
    void versioningIsSuspendedButNeverForgotten() {
        String other = contract.bucket("suspended");
        assertThat(contract.s3.getBucketVersioning(b -> b.bucket(other)).status())
                .isNull();
        version(other, BucketVersioningStatus.ENABLED);
        String kept = contract.put(other, "k", "1").versionId();
        version(other, BucketVersioningStatus.SUSPENDED);

        contract.put(other, "k", "2");
        contract.put(other, "k", "3");

        assertThat(contract.s3.listObjectVersions(b -> b.bucket(other)).versions())
                .extracting(ObjectVersion::versionId)
                .containsExactly("null", kept);
        assertThat(contract.get(other, "k")).isEqualTo("3");
    }

    private void version(String other, BucketVersioningStatus status) {
        contract.s3.putBucketVersioning(b -> b.bucket(other).versioningConfiguration(v -> v.status(status)));
        assertThat(contract.s3.getBucketVersioning(b -> b.bucket(other)).status())
                .isEqualTo(status);
    }
}
