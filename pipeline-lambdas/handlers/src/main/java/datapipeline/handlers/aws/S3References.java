package datapipeline.handlers.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects that operators maintain. S3 is asked each time, so that a change is heard of at once, and sends the bytes only
 * when they changed.
 */
public final class S3References {
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final String bucket;
    private final Map<String, Held> held = new HashMap<>();

    public S3References(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    private record Held(String etag, Path file) {}

    /** The object as it is now; a step at work keeps the file it was given. */
    synchronized Optional<Path> current(String key) {
        Held known = held.get(key);
        try {
            ResponseBytes<GetObjectResponse> object = s3.getObjectAsBytes(
                    get -> get.bucket(bucket).key(key).ifNoneMatch(known == null ? null : known.etag()));
            Path file = Files.createTempFile("reference-", "");
            file.toFile().deleteOnExit();
            Files.write(file, object.asByteArrayUnsafe());
            held.put(key, new Held(object.response().eTag(), file));
            return Optional.of(file);
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_MODIFIED && known != null) {
                return Optional.of(known.file());
            }
            if (e.statusCode() == NOT_FOUND) {
                held.remove(key);
                return Optional.empty();
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + key + " on this machine", e);
        }
    }
}
