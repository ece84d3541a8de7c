package datapipeline.local.sns;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A hundred of a list, as the List operations of SNS return it.
 *
 * @param next after which name the next page begins; null if this is the last
 */
record Page<T>(List<T> items, @Nullable String next) {
    private static final int SIZE = 100;

    /** @param sorted in the order of their names */
    static <T> Page<T> of(List<T> sorted, Function<T, String> nameOf, @Nullable String after) {
        List<T> rest = sorted.stream()
                .filter(item -> after == null || nameOf.apply(item).compareTo(after) > 0)
                .limit(SIZE + 1L)
                .toList();
        return rest.size() <= SIZE
                ? new Page<>(rest, null)
                : new Page<>(rest.subList(0, SIZE), nameOf.apply(rest.get(SIZE - 1)));
    }
}
