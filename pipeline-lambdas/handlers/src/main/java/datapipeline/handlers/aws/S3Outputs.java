package datapipeline.handlers.aws;

import datapipeline.handlers.classify.Classifier;
import datapipeline.handlers.run.Outputs;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Keeps outputs in S3_OUTPUT. */
public final class S3Outputs implements Outputs {
    /** A key under an attempt never gets other content. */
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final S3Client s3;
    private final String bucket;

    public S3Outputs(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public String bucket() {
        return bucket;
    }

    @Override
    public void put(String key, Path file, String contentType, String sha256) {
        s3.putObject(
                put -> put.bucket(bucket)
                        .key(key)
                        .contentType(contentType)
                        .cacheControl(IMMUTABLE)
                        .metadata(Map.of(Classifier.RUN_ID_METADATA, runId(key), "sha256", sha256)),
                file);
    }

    @Override
    public void putOnce(String key, String json) {
        try {
            s3.putObject(
                    put -> put.bucket(bucket)
                            .key(key)
                            .contentType("application/json")
                            .cacheControl(IMMUTABLE)
                            .metadata(Map.of(Classifier.RUN_ID_METADATA, runId(key)))
                            .ifNoneMatch("*"),
                    RequestBody.fromString(json));
        } catch (S3Exception e) {
            // 409: another request for the same key is under way, and would win.
            if (e.statusCode() != PRECONDITION_FAILED && e.statusCode() != CONFLICT) {
                throw e;
            }
        }
    }

    /** {@code v1/tenant/fileId/runId/…}. */
    private static String runId(String key) {
        return key.split("/", 5)[3];
    }

    @Override
    public Optional<String> read(String key) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String());
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void deleteAll(String prefix) {
        s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
                .contents()
                .forEach(object ->
                        s3.deleteObject(delete -> delete.bucket(bucket).key(object.key())));
    }
}
