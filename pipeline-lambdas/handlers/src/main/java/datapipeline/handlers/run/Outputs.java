package datapipeline.handlers.run;

import java.nio.file.Path;
import java.util.Optional;

/** Keeps what attempts make in S3_OUTPUT. */
public interface Outputs {
    String bucket();

    /** Stores a file under a key that never gets other content. */
    void put(String key, Path file, String contentType, String sha256);

    /** Stores a JSON object; one that is there already stays as it is. */
    void putOnce(String key, String json);

    /** The text of an object, when it is there. */
    Optional<String> read(String key);

    /** Removes everything an attempt wrote. */
    void deleteAll(String prefix);
}
