package datapipeline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.handlers.aws.S3Files;
import datapipeline.handlers.aws.S3InputFiles;
import datapipeline.handlers.aws.S3Versions;
import datapipeline.handlers.classify.Arrival;
import datapipeline.handlers.classify.InputFiles;
import datapipeline.handlers.run.Files.Fetched;
import datapipeline.model.Ids;
import datapipeline.model.ReasonCode;
import datapipeline.model.Source;
import datapipeline.model.run.RunReason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** The pipeline reads the bytes its event told of, and no others, whether the bucket keeps versions or not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExactVersionContractTest {
    @AutoClose
    private final S3Contract contract;

    ExactVersionContractTest(@TempDir Path directory) {
        contract = new S3Contract(directory);
    }

    @Test
    void readsNothingOfAnObjectThatWasOverwrittenAfterItsEvent(@TempDir Path directory) {
        String bucket = contract.bucket("overwritten");
        PutObjectResponse first = contract.put(bucket, "a.txt", "first");
        PutObjectResponse second = contract.put(bucket, "a.txt", "second");
        assertThat(beginning(bucket, Optional.empty(), first)).isEqualTo(new InputFiles.Replaced());
        assertThat(fetched(bucket, Optional.empty(), first, directory.resolve("first")))
                .isEqualTo(Fetched.REPLACED);
        assertThat(directory.resolve("first")).doesNotExist();
        assertThat(text(beginning(bucket, Optional.empty(), second))).isEqualTo("second");
        assertThat(fetched(bucket, Optional.empty(), second, directory.resolve("second")))
                .isEqualTo(Fetched.HERE);
        assertThat(directory.resolve("second")).hasContent("second");
    }

    @Test
    void readsTheOlderVersionWhereTheBucketKeepsIt(@TempDir Path directory) {
        String bucket = contract.bucket("versions-kept");
        contract.s3.putBucketVersioning(request ->
                request.bucket(bucket).versioningConfiguration(kept -> kept.status(BucketVersioningStatus.ENABLED)));
        PutObjectResponse first = contract.put(bucket, "a.txt", "first");
        contract.put(bucket, "a.txt", "second");
        Optional<String> version = Optional.of(first.versionId());
        assertThat(text(beginning(bucket, version, first))).isEqualTo("first");
        assertThat(fetched(bucket, version, first, directory.resolve("first"))).isEqualTo(Fetched.HERE);
        assertThat(directory.resolve("first")).hasContent("first");
    }

    @Test
    void saysThatADeletedObjectIsGone(@TempDir Path directory) {
        String bucket = contract.bucket("deleted");
        PutObjectResponse put = contract.put(bucket, "a.txt", "first");
        contract.s3.deleteObject(request -> request.bucket(bucket).key("a.txt"));
        assertThat(beginning(bucket, Optional.empty(), put)).isEqualTo(new InputFiles.Gone());
        assertThat(fetched(bucket, Optional.empty(), put, directory.resolve("first")))
                .isEqualTo(Fetched.GONE);
    }

    @Test
    void saysThatAnArchivedObjectMustBeRestored() {
        String bucket = contract.bucket("archived");
        PutObjectResponse put = contract.s3.putObject(
                request -> request.bucket(bucket).key("a.txt").storageClass(StorageClass.DEEP_ARCHIVE),
                RequestBody.fromString("first"));
        assertThat(beginning(bucket, Optional.empty(), put))
                .isInstanceOfSatisfying(InputFiles.Unreadable.class, unreadable -> {
                    assertThat(unreadable.problem().code()).isEqualTo(ReasonCode.SOURCE_ARCHIVED);
                    assertThat(unreadable.problem().message()).contains("DEEP_ARCHIVE");
                });
    }

    @Test
    void looksAtOneVersionAgainAsItIsShownNow() {
        String bucket = contract.bucket("looked-at");
        contract.s3.putBucketVersioning(request ->
                request.bucket(bucket).versioningConfiguration(kept -> kept.status(BucketVersioningStatus.ENABLED)));
        Optional<String> first =
                Optional.of(contract.put(bucket, "a b.txt", "first").versionId());
        contract.put(bucket, "a b.txt-and-more", "another");
        var versions = new S3Versions(contract.s3, bucket);
        assertThat(versions.look("a b.txt", first))
                .hasValueSatisfying(version -> assertThat(version.latest()).isTrue());
        contract.put(bucket, "a b.txt", "second");
        assertThat(versions.look("a b.txt", first))
                .hasValueSatisfying(version -> assertThat(version.latest()).isFalse());
        contract.s3.deleteObject(
                request -> request.bucket(bucket).key("a b.txt").versionId(first.get()));
        assertThat(versions.look("a b.txt", first)).isEmpty();
    }

    @Test
    void comparesWhatItFetchesWithWhatTheUploaderDeclared(@TempDir Path directory) {
        String bucket = contract.bucket("declared");
        PutObjectResponse put = contract.put(bucket, "a.txt", "first");
        String declared = Ids.sha256Hex("first");
        assertThat(fetched(bucket, put, declared.toUpperCase(Locale.ROOT), directory.resolve("same")))
                .isEqualTo(Fetched.HERE);
        assertThat(fetched(bucket, put, Ids.sha256Hex("second"), directory.resolve("other")))
                .isEqualTo(Fetched.OTHER_BYTES);
        assertThat(fetched(bucket, put, "no checksum at all", directory.resolve("nonsense")))
                .isEqualTo(Fetched.OTHER_BYTES);
    }

    private Fetched fetched(String bucket, PutObjectResponse put, String sha256, Path to) {
        Source source = new Source(bucket, "a.txt", Optional.empty(), etag(put), 5, "0A", Optional.of(sha256));
        return new S3Files(contract.s3, "s3-output").download(source, to);
    }

    @Test
    void readsAnEmptyObjectAsWhatItIs() {
        String bucket = contract.bucket("empty");
        PutObjectResponse put = contract.put(bucket, "a.txt", "");
        assertThat(text(beginning(bucket, Optional.empty(), put))).isEmpty();
    }

    private InputFiles.Read beginning(String bucket, Optional<String> version, PutObjectResponse put) {
        Arrival arrival = new Arrival(
                bucket,
                "a.txt",
                version,
                etag(put),
                5,
                "0A",
                Instant.EPOCH,
                RunReason.UPLOAD,
                1,
                Optional.empty(),
                "trace");
        return new S3InputFiles(contract.s3).beginning(arrival, 1024);
    }

    private Fetched fetched(String bucket, Optional<String> version, PutObjectResponse put, Path to) {
        Source source = new Source(bucket, "a.txt", version, etag(put), 5, "0A", Optional.empty());
        return new S3Files(contract.s3, "s3-output").download(source, to);
    }

    /** As events give it: without quotes. */
    private static String etag(PutObjectResponse put) {
        return put.eTag().replace("\"", "");
    }

    private static String text(InputFiles.Read read) {
        return new String(((InputFiles.Beginning) read).bytes(), StandardCharsets.UTF_8);
    }
}
