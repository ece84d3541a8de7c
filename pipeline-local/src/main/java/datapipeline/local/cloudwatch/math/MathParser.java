package datapipeline.local.cloudwatch.math;

import datapipeline.local.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads metric math. From the loosest to the tightest: {@code OR}, {@code AND}, comparisons, sums, products, powers.
 *
 * <p>Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
final class MathParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|[A-Za-z]\\w*|'[^']*'|\"[^\"]*\""
                    + "|==|!=|<=|>=|&&|\\|\\||[-+*/^()<>,\\[\\]])\\s*");
    private static final List<List<String>> LEVELS = List.of(
            List.of("OR", "||"),
            List.of("AND", "&&"),
            List.of("<=", ">=", "==", "!=", "<", ">"),
            List.of("+", "-"),
            List.of("*", "/"));

    private final Tokens tokens;

    private MathParser(String text) {
        this.tokens = new Tokens(text, TOKEN, "the expression " + text, MathRefused::new);
    }

    static MathExpression parse(String text) {
        var parser = new MathParser(text);
        MathExpression expression = parser.level(0);
        parser.tokens.expectEnd();
        return expression;
    }

    private MathExpression level(int level) {
        if (level == LEVELS.size()) {
            return power();
        }
        MathExpression left = level(level + 1);
        while (LEVELS.get(level).contains(tokens.peek().toUpperCase(Locale.ROOT))) {
            String operator = tokens.next().toUpperCase(Locale.ROOT);
            left = new MathExpression.Binary(operator, left, level(level + 1));
        }
        return left;
    }

    private MathExpression power() {
        if (tokens.peek().equals("-") || tokens.peek().equals("+")) {
            return new MathExpression.Unary(tokens.next(), power());
        }
        MathExpression base = primary();
        if (!tokens.peek().equals("^")) {
            return base;
        }
        tokens.next();
        return new MathExpression.Binary("^", base, power());
    }

    private MathExpression primary() {
        String token = tokens.next();
        char first = token.charAt(0);
        if (Character.isDigit(first)) {
            return new MathExpression.Number(Double.parseDouble(token));
        }
        if (first == '\'' || first == '"') {
            return new MathExpression.Text(token.substring(1, token.length() - 1));
        }
        if (first == '(') {
            MathExpression inner = level(0);
            tokens.expect(")");
            return inner;
        }
        if (first == '[') {
            return new MathExpression.Several(list("]"));
        }
        if (!Character.isLetter(first)) {
            throw tokens.refused("did not expect " + token);
        }
        if (!tokens.peek().equals("(")) {
            return new MathExpression.Reference(token);
        }
        tokens.next();
        return new MathExpression.Call(token.toUpperCase(Locale.ROOT), list(")"));
    }

    private List<MathExpression> list(String end) {
        var elements = new ArrayList<MathExpression>();
        while (!tokens.peek().equals(end)) {
            elements.add(level(0));
            if (!tokens.peek().equals(end)) {
                tokens.expect(",");
            }
        }
        tokens.next();
        return elements;
    }
}
