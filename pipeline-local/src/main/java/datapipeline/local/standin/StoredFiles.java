package datapipeline.local.standin;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The files in S3, as a service reads them for who called it.
 *
 * @param s3 asked for when the first file is read, since the gateway that serves it needs the stand-ins first
 */
public record StoredFiles(Supplier<? extends S3Client> s3) {

    /** An object, and which version of it. */
    public record Address(String bucket, String key, Optional<String> version) {}

    /** The size in bytes; nothing where the object is not to be had. */
    public Optional<Long> size(Address of) {
        try {
            return Optional.of(s3.get()
                    .headObject(request -> request.bucket(of.bucket())
                            .key(of.key())
                            .versionId(of.version().orElse(null)))
                    .contentLength());
        } catch (S3Exception e) {
            return Optional.empty();
        }
    }

    /** Copies the object into a file that does not exist yet. */
    public void copy(Address of, Path to) {
        s3.get()
                .getObject(
                        GetObjectRequest.builder()
                                .bucket(of.bucket())
                                .key(of.key())
                                .versionId(of.version().orElse(null))
                                .build(),
                        to);
    }
}
