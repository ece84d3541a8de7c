package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.item.Value;

/** One action of an update expression. */
sealed interface UpdateAction {

    DocumentPath path();

    record Set(DocumentPath path, Source source) implements UpdateAction {}

    record Remove(DocumentPath path) implements UpdateAction {}

    /** To a number, or to a set. */
    record Add(DocumentPath path, Value value) implements UpdateAction {}

    /** From a set. */
    record Delete(DocumentPath path, Value value) implements UpdateAction {}

    /** What is set. */
    sealed interface Source {
        record Literal(Value value) implements Source {}

        record AtPath(DocumentPath path) implements Source {}

        record Plus(Source left, Source right) implements Source {}

        record Minus(Source left, Source right) implements Source {}

        record IfNotExists(DocumentPath path, Source otherwise) implements Source {}

        record ListAppend(Source first, Source second) implements Source {}
    }
}
