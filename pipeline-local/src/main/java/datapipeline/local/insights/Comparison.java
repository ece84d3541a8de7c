package datapipeline.local.insights;

import datapipeline.local.insights.Expression.Operator;

/**
 * Compares values whose kind is known for each row only. Numbers are compared as numbers wherever both sides are
 * numbers; a missing field equals nothing and differs from nothing.
 */
final class Comparison {
    private Comparison() {}

    static Typed of(Operator operator, Typed left, Typed right) {
        boolean bothText = left.isText() && right.isText();
        return Typed.truth(bothText ? texts(operator, left, right) : numbers(operator, left, right));
    }

    private static String numbers(Operator operator, Typed left, Typed right) {
        String a = left.asNumber();
        String b = right.asNumber();
        return switch (operator) {
            case EQUAL, NOT_EQUAL ->
                "CASE WHEN (%s) IS NOT NULL AND (%s) IS NOT NULL THEN (%s) IS %sDISTINCT FROM (%s) END"
                        .formatted(left.sql(), right.sql(), a, operator == Operator.EQUAL ? "NOT " : "", b);
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
                    POWER -> "(%s %s %s)".formatted(a, operator.symbol(), b);
        };
    }

    private static String texts(Operator operator, Typed left, Typed right) {
        String a = left.asText();
        String b = right.asText();
        return switch (operator) {
            case EQUAL -> constant(b) ? "(%s = %s)".formatted(a, b) : equal(left, right);
            case NOT_EQUAL -> constant(b) ? "(%s <> %s)".formatted(a, b) : "(NOT %s)".formatted(equal(left, right));
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
                "coalesce(%s %s %s, %s %s %s)"
                        .formatted(left.asNumber(), operator.symbol(), right.asNumber(), a, operator.symbol(), b);
        };
    }

    private static String equal(Typed left, Typed right) {
        return "coalesce(%s = %s, %s = %s)".formatted(left.asNumber(), right.asNumber(), left.asText(), right.asText());
    }

    private static boolean constant(String sql) {
        return sql.startsWith("'");
    }
}
