package datapipeline.local.logs;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, as the Describe operations return it.
 *
 * @param nextToken after which name the next page begins; null if this is the last
 */
record Page<T>(List<T> items, @Nullable String nextToken) {
    private static final int USUAL = 50;

    /** @param sorted in the order of their names */
    static <T> Page<T> of(List<T> sorted, Function<T, String> nameOf, @Nullable String after, @Nullable Integer limit) {
        int size = limit == null ? USUAL : limit;
        List<T> rest = sorted.stream()
                .filter(item -> after == null || nameOf.apply(item).compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        return rest.size() <= size
                ? new Page<>(rest, null)
                : new Page<>(rest.subList(0, size), nameOf.apply(rest.get(size - 1)));
    }
}
