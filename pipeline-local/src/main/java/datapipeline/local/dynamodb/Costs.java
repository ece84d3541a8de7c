package datapipeline.local.dynamodb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** What a request over several tables costs, by table. */
final class Costs {
    private final Map<Table, Capacity> byTable = new LinkedHashMap<>();

    void add(Table table, Capacity cost) {
        byTable.merge(table, cost, Capacity::plus);
    }

    /** The answer's part about capacity, or null where it was not asked for. */
    @Nullable
    List<ConsumedCapacity> reported(@Nullable ReturnConsumedCapacity wanted) {
        List<ConsumedCapacity> reported = byTable.values().stream()
                .map(cost -> cost.reported(wanted))
                .filter(Objects::nonNull)
                .toList();
        return reported.isEmpty() ? null : reported;
    }
}
