package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.item.Item;
import datapipeline.local.dynamodb.item.KeyBytes;
import datapipeline.local.dynamodb.item.Refusal;
import datapipeline.local.dynamodb.item.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A share of a parallel scan: whole partitions, spread evenly over the segments. */
record Segment(int number, int total, KeySchema keys) {

    static Segment of(@Nullable Integer number, @Nullable Integer total, KeySchema keys) {
        if (number == null && total == null) {
            return new Segment(0, 1, keys);
        }
        if (number == null || total == null) {
            throw Refusal.validation("The %s parameter is required but was not present in the request when %s"
                    .formatted(
                            number == null ? "Segment" : "TotalSegments",
                            number == null ? "TotalSegments is present" : "Segment is present"));
        }
        if (number >= total) {
            throw Refusal.validation(("The Segment parameter is zero-based and must be less than parameter"
                            + " TotalSegments: Segment: %d is not less than TotalSegments: %d")
                    .formatted(number, total));
        }
        return new Segment(number, total, keys);
    }

    boolean has(Item item) {
        if (total == 1) {
            return true;
        }
        Value hash = item.get(keys.hash());
        int spread = hash == null ? 0 : Arrays.hashCode(KeyBytes.of(hash)) * 0x9E3779B9;
        return Math.floorMod(spread >>> 8, total) == number;
    }
}
