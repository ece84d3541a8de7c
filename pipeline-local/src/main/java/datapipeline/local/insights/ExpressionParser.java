package datapipeline.local.insights;

import datapipeline.local.insights.Expression.Binary;
import datapipeline.local.insights.Expression.Operator;
import datapipeline.local.insights.Expression.Span;
import datapipeline.local.insights.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads expressions: {@code or} binds least, then {@code and}, {@code not}, comparisons, sums, products, powers, signs. */
final class ExpressionParser {
    private static final Map<String, Operator> COMPARISONS = Map.of(
            "=", Operator.EQUAL,
            "!=", Operator.NOT_EQUAL,
            "<", Operator.LESS,
            "<=", Operator.LESS_OR_EQUAL,
            ">", Operator.GREATER,
            ">=", Operator.GREATER_OR_EQUAL,
            "=~", Operator.LIKE);
    private static final Map<String, Operator> SUMS = Map.of("+", Operator.PLUS, "-", Operator.MINUS);
    private static final Map<String, Operator> PRODUCTS =
            Map.of("*", Operator.TIMES, "/", Operator.DIVIDED, "%", Operator.REMAINDER);

    private final Tokens tokens;
    private final Function<Tokens, Query> subqueries;

    /** @param subqueries reads the query inside of parentheses, up to the closing one */
    ExpressionParser(Tokens tokens, Function<Tokens, Query> subqueries) {
        this.tokens = tokens;
        this.subqueries = subqueries;
    }

    Expression expression() {
        Expression left = conjunction();
        while (tokens.takeWord("or")) {
            left = new Binary(Operator.OR, left, conjunction());
        }
        return left;
    }

    /** The field or function that a pattern or an array is looked for in: no operator may follow it. */
    Expression parseSource() {
        return element();
    }

    private Expression conjunction() {
        Expression left = negation();
        while (tokens.takeWord("and")) {
            left = new Binary(Operator.AND, left, negation());
        }
        return left;
    }

    private Expression negation() {
        Span start = Tokens.span(tokens.peek());
        if (tokens.peek().isWord("not")) {
            tokens.next();
            Expression of = negation();
            return new Expression.Not(of, start.to(of.at()));
        }
        return comparison();
    }

    private Expression comparison() {
        Expression left = sum();
        Token token = tokens.peek();
        Operator operator = token.kind() == Kind.SYMBOL ? COMPARISONS.get(token.text()) : null;
        if (operator != null) {
            tokens.next();
            return new Binary(operator, left, operator == Operator.LIKE ? pattern() : sum());
        }
        boolean negated = token.isWord("not")
                && (tokens.second().isWord("like")
                        || tokens.second().isWord("in")
                        || tokens.second().isSymbol("=~"));
        if (negated) {
            tokens.next();
        }
        Expression positive = named(left);
        return negated ? new Expression.Not(positive, positive.at()) : positive;
    }

    private Expression named(Expression left) {
        if (tokens.takeWord("like") || tokens.takeSymbol("=~")) {
            return new Binary(Operator.LIKE, left, pattern());
        }
        if (tokens.takeWord("in")) {
            return membership(left);
        }
        return left;
    }

    private Expression pattern() {
        Token token = tokens.peek();
        if (token.kind() == Kind.REGEX) {
            tokens.next();
            CapturePattern.check(token.text(), Tokens.span(token));
            return new Expression.Regex(token.text(), Tokens.span(token));
        }
        return sum();
    }

    private Expression membership(Expression of) {
        if (tokens.takeSymbol("(")) {
            Query query = subqueries.apply(tokens);
            tokens.expectSymbol(")");
            return new Expression.InQuery(of, query, tokens.since(of.at()));
        }
        tokens.expectSymbol("[");
        List<Expression> values = list("]");
        return new Expression.InList(of, values, tokens.since(of.at()));
    }

    private Expression sum() {
        return leftToRight(this::product, SUMS);
    }

    private Expression product() {
        return leftToRight(this::power, PRODUCTS);
    }

    private Expression leftToRight(Supplier<Expression> operand, Map<String, Operator> operators) {
        Expression left = operand.get();
        while (tokens.peek().kind() == Kind.SYMBOL
                && operators.get(tokens.peek().text()) instanceof Operator operator) {
            tokens.next();
            left = new Binary(operator, left, operand.get());
        }
        return left;
    }

    private Expression power() {
        Expression base = signed();
        return tokens.takeSymbol("^") ? new Binary(Operator.POWER, base, power()) : base;
    }

    private Expression signed() {
        Token sign = tokens.peek();
        if (tokens.takeSymbol("-")) {
            Expression of = signed();
            return new Expression.Negative(of, Tokens.span(sign).to(of.at()));
        }
        return element();
    }

    private Expression element() {
        Expression value = primary();
        while (value instanceof Expression.Field || value instanceof Expression.Element) {
            if (!tokens.takeSymbol("[")) {
                return value;
            }
            Expression index = expression();
            tokens.expectSymbol("]");
            value = new Expression.Element(value, index, tokens.since(value.at()));
        }
        return value;
    }

    private Expression primary() {
        Token token = tokens.next();
        Span at = Tokens.span(token);
        return switch (token.kind()) {
            case STRING -> new Expression.Text(token.text(), at);
            case NUMBER -> new Expression.Number(token.text(), at);
            case PERIOD -> new Expression.Length(period(token), at);
            case QUOTED_FIELD -> new Expression.Field(token.text(), at);
            case WORD -> tokens.takeSymbol("(") ? call(token) : new Expression.Field(token.text(), at);
            case SYMBOL -> symbol(token);
            case REGEX, END -> throw token.refused("expected a value and found " + token);
        };
    }

    private Expression symbol(Token token) {
        if (token.isSymbol("(")) {
            Expression inside = expression();
            tokens.expectSymbol(")");
            return inside;
        }
        if (token.isSymbol("*")) {
            return new Expression.Star(Tokens.span(token));
        }
        throw token.refused("expected a value and found " + token);
    }

    private Expression call(Token name) {
        List<Expression> arguments = list(")");
        return new Expression.Call(name.text(), arguments, tokens.since(Tokens.span(name)));
    }

    private List<Expression> list(String close) {
        var values = new ArrayList<Expression>();
        if (tokens.takeSymbol(close)) {
            return values;
        }
        do {
            values.add(expression());
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(close);
        return values;
    }

    private static Period period(Token token) {
        int blank = token.text().indexOf(' ');
        try {
            int count = Integer.parseInt(token.text().substring(0, blank));
            return new Period(count, Period.Unit.named(token.text().substring(blank + 1)));
        } catch (IllegalArgumentException e) {
            throw token.refused(token + " is no length of time");
        }
    }
}
