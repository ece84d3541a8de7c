package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.item.Value;

/** Which items a query reads: one partition, and a range of sort keys in it. */
public record KeyCondition(Value partition, SortRange sort) {

    /** A range of sort keys. */
    public sealed interface SortRange {
        /** All there are. */
        record All() implements SortRange {}

        /** Compared with one value; never {@link Comparator#NE}. */
        record Compared(Comparator comparator, Value value) implements SortRange {}

        /** From one to another, both included. */
        record From(Value low, Value high) implements SortRange {}

        record BeginningWith(Value prefix) implements SortRange {}
    }
}
