package datapipeline.local.insights;

import datapipeline.local.insights.Expression.Operator;

/**
 * Compares values whose kind is known for each row only. Numbers are compared as numbers wherever both sides are
 * numbers; a missing field equals nothing and differs from nothing.
 */
final class Comparison {
    private Comparison() {}

    static Typed of(Operator operator, Typed left, Typed right) {
        boolean texts = left.isText() && right.isText();
        return Typed.truth(
                switch (operator) {
                    case EQUAL -> texts ? equal(left, right) : distinct("IS NOT DISTINCT FROM", left, right);
                    case NOT_EQUAL -> texts ? unequal(left, right) : distinct("IS DISTINCT FROM", left, right);
                    case OR,
                            AND,
                            LESS,
                            LESS_OR_EQUAL,
                            GREATER,
                            GREATER_OR_EQUAL,
                            LIKE,
                            PLUS,
                            MINUS,
                            TIMES,
                            DIVIDED,
                            REMAINDER,
                            POWER ->
                        texts
                                ? numbersOrTexts(operator.symbol(), left, right)
                                : numbers(operator.symbol(), left, right);
                });
    }

    private static String distinct(String relation, Typed left, Typed right) {
        return "CASE WHEN (%s) IS NOT NULL AND (%s) IS NOT NULL THEN (%s) %s (%s) END"
                .formatted(left.sql(), right.sql(), left.asNumber(), relation, right.asNumber());
    }

    private static String numbers(String symbol, Typed left, Typed right) {
        return "(%s %s %s)".formatted(left.asNumber(), symbol, right.asNumber());
    }

    private static String texts(String symbol, Typed left, Typed right) {
        return "(%s %s %s)".formatted(left.asText(), symbol, right.asText());
    }

    private static String numbersOrTexts(String symbol, Typed left, Typed right) {
        return "coalesce(%s %s %s, %s %s %s)"
                .formatted(left.asNumber(), symbol, right.asNumber(), left.asText(), symbol, right.asText());
    }

    private static String equal(Typed left, Typed right) {
        return constant(right) ? texts("=", left, right) : numbersOrTexts("=", left, right);
    }

    private static String unequal(Typed left, Typed right) {
        return constant(right) ? texts("<>", left, right) : "(NOT %s)".formatted(numbersOrTexts("=", left, right));
    }

    private static boolean constant(Typed text) {
        return text.asText().startsWith("'");
    }
}
