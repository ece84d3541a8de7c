package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.expression.Condition;
import datapipeline.local.dynamodb.item.Refusal;

/** What a query's filter may not do. */
final class FilterRules {
    private FilterRules() {}

    /** A filter on a key is a key condition in the wrong place: it would read the whole partition. */
    static void refuseKeys(Condition filter, KeySchema keys) {
        for (String attribute : keys.attributes()) {
            if (filter.attributes().contains(attribute)) {
                throw Refusal.validation(
                        "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                                + attribute);
            }
        }
    }
}
