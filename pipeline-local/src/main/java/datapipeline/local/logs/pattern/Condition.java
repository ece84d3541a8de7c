package datapipeline.local.logs.pattern;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What must be true of an event's fields. */
sealed interface Condition {

    /** Where the values are that a selector leads to: none if it leads nowhere. */
    interface Fields {
        List<JsonNode> values(String selector);
    }

    boolean holds(Fields fields);

    /** The selectors in it. */
    Stream<String> selectors();

    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Fields fields) {
            return left.holds(fields) && right.holds(fields);
        }

        @Override
        public Stream<String> selectors() {
            return Stream.concat(left.selectors(), right.selectors());
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Fields fields) {
            return left.holds(fields) || right.holds(fields);
        }

        @Override
        public Stream<String> selectors() {
            return Stream.concat(left.selectors(), right.selectors());
        }
    }

    /** Of a field that is not there nothing is true. */
    record Compare(String selector, Operator operator, Wanted wanted) implements Condition {
        @Override
        public boolean holds(Fields fields) {
            return fields.values(selector).stream().anyMatch(value -> operator.holds(value, wanted));
        }

        @Override
        public Stream<String> selectors() {
            return Stream.of(selector);
        }
    }

    record Is(String selector, Kind kind) implements Condition {
        @Override
        public boolean holds(Fields fields) {
            List<JsonNode> values = fields.values(selector);
            return switch (kind) {
                case NULL -> values.stream().anyMatch(JsonNode::isNull);
                case TRUE -> values.stream().anyMatch(value -> value.isBoolean() && value.asBoolean());
                case FALSE -> values.stream().anyMatch(value -> value.isBoolean() && !value.asBoolean());
                case ABSENT -> values.isEmpty();
            };
        }

        @Override
        public Stream<String> selectors() {
            return Stream.of(selector);
        }
    }

    enum Kind {
        NULL,
        TRUE,
        FALSE,
        ABSENT
    }

    enum Operator {
        EQUAL,
        UNEQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        boolean holds(JsonNode value, Wanted wanted) {
            return switch (this) {
                case EQUAL -> wanted.equal(value);
                case UNEQUAL -> !wanted.equal(value);
                case LESS -> wanted.compare(value).filter(sign -> sign < 0).isPresent();
                case LESS_OR_EQUAL ->
                    wanted.compare(value).filter(sign -> sign <= 0).isPresent();
                case GREATER -> wanted.compare(value).filter(sign -> sign > 0).isPresent();
                case GREATER_OR_EQUAL ->
                    wanted.compare(value).filter(sign -> sign >= 0).isPresent();
            };
        }
    }
}
