package datapipeline.local.s3;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A bucket and how it is configured.
 *
 * @param eventBridge whether the notification configuration asks for events on EventBridge
 * @param configurations documents by the name of their sub-resource, such as {@code lifecycle}
 */
record StoredBucket(
        String name,
        Instant created,
        Versioning versioning,
        boolean eventBridge,
        SortedMap<String, String> configurations) {

    /** Once enabled, versioning can only be suspended. The names are those of the SDK's enum, plus none. */
    enum Versioning {
        NEVER,
        ENABLED,
        SUSPENDED
    }

    static StoredBucket create(String name, Instant now) {
        return new StoredBucket(name, now, Versioning.NEVER, false, new TreeMap<>());
    }

    boolean isVersioned() {
        return versioning == Versioning.ENABLED;
    }

    Optional<String> configuration(String subresource) {
        return Optional.ofNullable(configurations.get(subresource));
    }

    StoredBucket with(Versioning other) {
        return new StoredBucket(name, created, other, eventBridge, configurations);
    }

    StoredBucket withEventBridge(boolean on) {
        return new StoredBucket(name, created, versioning, on, configurations);
    }

    StoredBucket with(Map<String, String> documents) {
        SortedMap<String, String> all = new TreeMap<>(configurations);
        all.putAll(documents);
        return new StoredBucket(name, created, versioning, eventBridge, all);
    }

    StoredBucket without(String subresource) {
        SortedMap<String, String> rest = new TreeMap<>(configurations);
        rest.remove(subresource);
        return new StoredBucket(name, created, versioning, eventBridge, rest);
    }
}
