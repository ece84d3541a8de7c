package datapipeline.local.cloudwatch.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
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

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private MathParser(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new MathRefused("cannot read character %d of the expression %s".formatted(end, text));
            }
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
    }

    static MathExpression parse(String text) {
        var parser = new MathParser(text);
        MathExpression expression = parser.level(0);
        if (parser.at < parser.tokens.size()) {
            throw parser.refused("did not expect " + parser.peek());
        }
        return expression;
    }

    private MathExpression level(int level) {
        if (level == LEVELS.size()) {
            return power();
        }
        MathExpression left = level(level + 1);
        while (LEVELS.get(level).contains(peek().toUpperCase(Locale.ROOT))) {
            String operator = next().toUpperCase(Locale.ROOT);
            left = new MathExpression.Binary(operator, left, level(level + 1));
        }
        return left;
    }

    private MathExpression power() {
        if (peek().equals("-") || peek().equals("+")) {
            return new MathExpression.Unary(next(), power());
        }
        MathExpression base = primary();
        if (!peek().equals("^")) {
            return base;
        }
        next();
        return new MathExpression.Binary("^", base, power());
    }

    private MathExpression primary() {
        String token = next();
        char first = token.charAt(0);
        if (Character.isDigit(first)) {
            return new MathExpression.Number(Double.parseDouble(token));
        }
        if (first == '\'' || first == '"') {
            return new MathExpression.Text(token.substring(1, token.length() - 1));
        }
        if (first == '(') {
            MathExpression inner = level(0);
            expect(")");
            return inner;
        }
        if (first == '[') {
            return new MathExpression.Several(list("]"));
        }
        if (!Character.isLetter(first)) {
            throw refused("did not expect " + token);
        }
        if (!peek().equals("(")) {
            return new MathExpression.Reference(token);
        }
        next();
        return new MathExpression.Call(token.toUpperCase(Locale.ROOT), list(")"));
    }

    private List<MathExpression> list(String end) {
        var elements = new ArrayList<MathExpression>();
        while (!peek().equals(end)) {
            elements.add(level(0));
            if (!peek().equals(end)) {
                expect(",");
            }
        }
        next();
        return elements;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        if (at == tokens.size()) {
            throw refused("something is missing at the end");
        }
        return tokens.get(at++);
    }

    private void expect(String token) {
        if (!next().equals(token)) {
            throw refused("expected " + token);
        }
    }

    private MathRefused refused(String why) {
        return new MathRefused("%s in the expression %s".formatted(why, text));
    }
}
