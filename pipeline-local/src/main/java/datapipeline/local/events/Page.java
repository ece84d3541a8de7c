package datapipeline.local.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list, as the List operations of EventBridge return it. */
record Page<T>(List<T> items, @Nullable String nextToken) {
    private static final int LONGEST = 100;

    static <T> Page<T> of(List<T> all, @Nullable String token, @Nullable Integer limit) {
        int from = start(token);
        int to = Math.min(all.size(), from + (limit == null ? LONGEST : limit));
        List<T> items = from >= all.size() ? List.of() : all.subList(from, to);
        return new Page<>(items, to < all.size() ? Integer.toString(to) : null);
    }

    private static int start(@Nullable String token) {
        try {
            return token == null ? 0 : Integer.parseInt(token);
        } catch (NumberFormatException e) {
            throw EventErrors.invalid("Invalid token: " + token);
        }
    }
}
