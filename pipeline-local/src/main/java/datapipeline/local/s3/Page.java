package datapipeline.local.s3;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One page of a listing: in the order of keys, with those that share a prefix up to the delimiter rolled up into one
 * entry.
 *
 * @param truncated whether there is more
 * @param <T> what is listed
 */
record Page<T>(List<Entry<T>> entries, boolean truncated) {
    Page {
        entries = List.copyOf(entries);
    }

    /** An entry: one thing, or a common prefix of many. */
    sealed interface Entry<T> {
        /** The key or the common prefix; where the next page begins. */
        String name();
    }

    record Item<T>(String name, T value) implements Entry<T> {}

    record CommonPrefix<T>(String name) implements Entry<T> {}

    /**
     * What a listing asks for.
     *
     * @param prefix of the keys; empty for all
     * @param delimiter empty to roll up nothing
     * @param max how many entries a page may have
     */
    record Query(String prefix, String delimiter, int max) {
        /** The common prefix that a key belongs to. */
        Optional<String> commonPrefixOf(String key) {
            if (delimiter.isEmpty() || !key.startsWith(prefix)) {
                return Optional.empty();
            }
            int end = key.indexOf(delimiter, prefix.length());
            return end < 0 ? Optional.empty() : Optional.of(key.substring(0, end + delimiter.length()));
        }
    }

    /** Where the things come from. */
    interface Source<T> {
        /** From where the page begins. */
        Iterator<T> start();

        /** From the first key that does not begin so. */
        Iterator<T> after(String commonPrefix);

        String keyOf(T thing);

        /** Whether it is to be listed at all. */
        boolean isListed(T thing);
    }

    static <T> Page<T> of(Query query, Source<T> source) {
        List<Entry<T>> entries = new ArrayList<>();
        Iterator<T> things = query.max == 0 ? List.<T>of().iterator() : source.start();
        while (things.hasNext()) {
            T thing = things.next();
            String key = source.keyOf(thing);
            if (!key.startsWith(query.prefix)) {
                break;
            }
            if (!source.isListed(thing)) {
                continue;
            }
            if (entries.size() == query.max) {
                return new Page<>(entries, true);
            }
            Optional<String> common = query.commonPrefixOf(key);
            if (common.isPresent()) {
                entries.add(new CommonPrefix<>(common.get()));
                things = source.after(common.get());
            } else {
                entries.add(new Item<>(key, thing));
            }
        }
        return new Page<>(entries, false);
    }

    List<T> items() {
        List<T> items = new ArrayList<>();
        for (Entry<T> entry : entries) {
            if (entry instanceof Item<T>(String name, T value)) {
                items.add(value);
            }
        }
        return items;
    }

    List<String> commonPrefixes() {
        return entries.stream()
                .filter(CommonPrefix.class::isInstance)
                .map(Entry::name)
                .toList();
    }

    /** The last entry, if there is more after it. */
    Optional<Entry<T>> last() {
        return truncated ? Optional.of(entries.getLast()) : Optional.empty();
    }
}
