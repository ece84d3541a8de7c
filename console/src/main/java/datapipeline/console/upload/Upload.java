package datapipeline.console.upload;

import java.util.Map;

/**
 * A file on its way into the input bucket.
 *
 * @param key where it will lie
 * @param contentType as the browser names it
 * @param sizeBytes its length
 * @param metadata what becomes {@code x-amz-meta-…}
 */
public record Upload(String key, String contentType, long sizeBytes, Map<String, String> metadata) {
    private static final int LONGEST_KEY_BYTES = 1024;

    public Upload {
        metadata = Map.copyOf(metadata);
        int bytes = key.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        if (key.isBlank() || bytes > LONGEST_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "A key has 1 to %d bytes; this one has %d.".formatted(LONGEST_KEY_BYTES, bytes));
        }
        if (key.startsWith("/") || key.contains("//") || key.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "\"%s\" is no good key: no leading or double slash, no control characters.".formatted(key));
        }
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("%s cannot have %d bytes.".formatted(key, sizeBytes));
        }
    }
}
