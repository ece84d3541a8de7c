package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.View.Found;
import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.ItemSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects one page: it ends at the limit, or before the item that would make it greater than 1 MB. Limit and size
 * count what was read, before the filter.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html">Pagination</a>
 */
final class Pager implements View.Visitor {
    private static final long MAX_BYTES = 1 << 20;

    private final int limit;
    private final Predicate<Item> filter;
    private final List<Item> items = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private long bytes;
    private boolean more;
    private @Nullable Item last;

    Pager(int limit, Predicate<Item> filter) {
        this.limit = limit;
        this.filter = filter;
    }

    @Override
    public boolean visit(Found found) {
        int size = ItemSize.of(found.item());
        if (!sizes.isEmpty() && bytes + size > MAX_BYTES) {
            more = true;
            return false;
        }
        bytes += size;
        sizes.add(size);
        last = found.item();
        if (filter.test(found.item())) {
            items.add(found.item());
        }
        more = sizes.size() == limit;
        return !more;
    }

    /** What passed the filter. */
    List<Item> items() {
        return items;
    }

    /** The sizes of all that was read, in bytes. */
    List<Integer> sizes() {
        return sizes;
    }

    long bytes() {
        return bytes;
    }

    /** The last item read, where the next page has to go on behind it. */
    Optional<Item> continueAfter() {
        return more ? Optional.ofNullable(last) : Optional.empty();
    }
}
