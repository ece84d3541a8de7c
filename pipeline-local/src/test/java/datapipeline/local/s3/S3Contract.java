package datapipeline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import datapipeline.local.contract.ContractEndpoint;
import datapipeline.local.sqs.MovableClock;
import datapipeline.local.store.Store;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A client of S3 and the buckets that a contract test makes with it. */
final class S3Contract implements AutoCloseable {
    S3Client s3;
    final HttpClient http = HttpClient.newHttpClient();
    final String prefix = "contract-" + UUID.randomUUID().toString().substring(0, 8);
    final List<ObjectEvent> events = new CopyOnWriteArrayList<>();
    /** The time of objects, which is not that of signatures. */
    final MovableClock clock = new MovableClock();

    /** The time of signatures: a client is refused whose own clock differs by a quarter of an hour. */
    final MovableClock signatures = new MovableClock();

    private final Path directory;
    private final List<String> buckets = new ArrayList<>();
    private ContractEndpoint endpoint;
    private @Nullable Store store;
    private @Nullable LocalS3 ours;

    S3Contract(Path directory) {
        this.directory = directory;
        this.endpoint = open();
        this.s3 = client();
    }

    private ContractEndpoint open() {
        return ContractEndpoint.of(signatures, cloud -> {
            store = Store.open(directory.resolve("cloud.mv"));
            ours = new LocalS3(store, directory.resolve("blobs"), cloud.account(), clock, events::add);
            return cloud.handler("s3", ours);
        });
    }

    private S3Client client() {
        return endpoint.client(S3Client.builder()
                .forcePathStyle(true)
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(50)));
    }

    /** Closes our own S3 and opens it again on what it left behind. */
    void restart() {
        stop();
        endpoint = open();
        s3 = client();
    }

    boolean isOurs() {
        return endpoint.isOurs();
    }

    LocalS3 ours() {
        if (ours == null) {
            throw new IllegalStateException("the endpoint is not ours");
        }
        return ours;
    }

    String region() {
        return endpoint.region();
    }

    URI uri() {
        return endpoint.uri();
    }

    S3Presigner presigner() {
        return presigner(
                endpoint.credentials().accessKeyId(), endpoint.credentials().secretAccessKey());
    }

    S3Presigner presigner(String accessKeyId, String secret) {
        S3Presigner.Builder builder = S3Presigner.builder()
                .endpointOverride(endpoint.uri())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build());
        if (isOurs()) {
            builder.region(Region.of(endpoint.account().region()))
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secret)));
        }
        return builder.build();
    }

    String bucket(String name) {
        String bucket = prefix + "-" + name;
        s3.createBucket(b -> b.bucket(bucket));
        buckets.add(bucket);
        return bucket;
    }

    String versionedBucket(String name) {
        String bucket = bucket(name);
        s3.putBucketVersioning(
                b -> b.bucket(bucket).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        return bucket;
    }

    PutObjectResponse put(String bucket, String key, String text) {
        return s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    String get(String bucket, String key) {
        return s3.getObjectAsBytes(b -> b.bucket(bucket).key(key)).asUtf8String();
    }

    /** Begins an upload in parts, and returns its id. */
    String begin(String bucket, String key) {
        return s3.createMultipartUpload(b -> b.bucket(bucket).key(key)).uploadId();
    }

    CompletedPart part(String bucket, String key, String id, int number, byte[] bytes) {
        UploadPartResponse part = s3.uploadPart(
                b -> b.bucket(bucket).key(key).uploadId(id).partNumber(number), RequestBody.fromBytes(bytes));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(part.eTag())
                .checksumCRC32(part.checksumCRC32())
                .build();
    }

    CompleteMultipartUploadResponse complete(String bucket, String key, String id, List<CompletedPart> parts) {
        return s3.completeMultipartUpload(
                b -> b.bucket(bucket).key(key).uploadId(id).multipartUpload(m -> m.parts(parts)));
    }

    /** What the endpoint refused, after it was seen to be a refusal with this status and this code. */
    static S3Exception refused(int status, String code, ThrowingCallable call) {
        S3Exception refused = catchThrowableOfType(S3Exception.class, call);
        assertThat(refused).as("what was refused").isNotNull();
        assertThat(refused.awsErrorDetails().errorCode())
                .as(refused.getMessage())
                .isEqualTo(code);
        assertThat(refused.statusCode()).isEqualTo(status);
        return refused;
    }

    private void empty(String bucket) {
        s3.listObjectVersionsPaginator(b -> b.bucket(bucket)).forEach(page -> {
            List<ObjectIdentifier> all = new ArrayList<>();
            page.versions()
                    .forEach(v -> all.add(ObjectIdentifier.builder()
                            .key(v.key())
                            .versionId(v.versionId())
                            .build()));
            page.deleteMarkers()
                    .forEach(m -> all.add(ObjectIdentifier.builder()
                            .key(m.key())
                            .versionId(m.versionId())
                            .build()));
            if (!all.isEmpty()) {
                s3.deleteObjects(b -> b.bucket(bucket).delete(d -> d.objects(all)));
            }
        });
        s3.listMultipartUploadsPaginator(b -> b.bucket(bucket))
                .uploads()
                .forEach(upload -> s3.abortMultipartUpload(
                        b -> b.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
    }

    @Override
    public void close() {
        for (String bucket : buckets) {
            empty(bucket);
            s3.deleteBucket(b -> b.bucket(bucket));
        }
        stop();
        http.close();
    }

    private void stop() {
        s3.close();
        endpoint.close();
        if (ours != null) {
            ours.close();
        }
        if (store != null) {
            store.close();
        }
    }
}
