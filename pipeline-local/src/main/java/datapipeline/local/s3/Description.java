package datapipeline.local.s3;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an uploader says about an object.
 *
 * @param storageClass such as {@code STANDARD} or {@code GLACIER}
 * @param headers sent back as they are, by lower-case name: {@code content-type}, {@code cache-control} and the like
 * @param metadata without {@code x-amz-meta-}
 * @param tags by key
 */
record Description(
        String storageClass,
        SortedMap<String, String> headers,
        SortedMap<String, String> metadata,
        SortedMap<String, String> tags) {
    static final Description NONE = new Description("STANDARD", sorted(Map.of()), sorted(Map.of()), sorted(Map.of()));

    Description withTags(Map<String, String> others) {
        return new Description(storageClass, headers, metadata, sorted(others));
    }

    static SortedMap<String, String> sorted(Map<String, String> map) {
        return new TreeMap<>(map);
    }
}
