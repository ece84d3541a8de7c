package datapipeline.model.run;

import java.util.Map;
import java.util.Optional;

/**
 * One object in S3_OUTPUT.
 *
 * @param step which step made it: number and operation, such as {@code 1-resize}
 * @param name what a person would call it: the last part of the key
 * @param sha256 of its bytes, hex
 * @param metadata what the engine found out, such as {@code pages} or {@code volume}
 */
public record OutputObject(
        String step,
        String name,
        String key,
        long sizeBytes,
        String sha256,
        String contentType,
        Optional<Integer> width,
        Optional<Integer> height,
        Optional<Long> durationMs,
        Map<String, String> metadata) {

    public OutputObject {
        metadata = Map.copyOf(metadata);
    }
}
