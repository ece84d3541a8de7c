package datapipeline.local.insights;

import datapipeline.local.insights.Command.Named;
import datapipeline.local.insights.Expression.Span;
import datapipeline.local.insights.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a query of the Logs Insights query language.
 *
 * <p>Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
final class Parser {
    private final String text;
    private final Tokens tokens;
    private final ExpressionParser expressions;

    private Parser(String text, Tokens tokens) {
        this.text = text;
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens, inner -> new Parser(text, inner).commands());
    }

    /** @throws MalformedQuery with the place where it goes wrong */
    static Query parse(String text) {
        var tokens = new Tokens(Lexer.tokens(text));
        Query query = new Parser(text, tokens).commands();
        if (tokens.peek().kind() != Kind.END) {
            throw tokens.peek().refused("expected | or the end of the query and found " + tokens.peek());
        }
        return query;
    }

    private Query commands() {
        var commands = new ArrayList<Command>();
        do {
            commands.add(command());
        } while (tokens.takeSymbol("|"));
        CommandOrder.check(commands);
        return new Query(text, commands);
    }

    private Command command() {
        Token name = tokens.expect(Kind.WORD, "a command");
        Span at = Tokens.span(name);
        return switch (name.text().toLowerCase(Locale.ROOT)) {
            case "fields" -> new Command.Fields(columns(), at);
            case "display" -> new Command.Display(columns(), at);
            case "filter" -> new Command.Filter(expressions.expression(), at);
            case "stats" -> stats(at);
            case "sort" -> sort(at);
            case "limit", "head" -> limit(at);
            case "parse" -> parse(at);
            case "dedup" -> new Command.Dedup(values(), at);
            case "unnest" -> unnest(at);
            case "source" -> source(at);
            case "pattern", "diff", "anomaly", "unmask", "filterindex", "addtotals", "join", "lookup", "tail" ->
                throw at.refused("the command \"%s\" is not supported here".formatted(name.text()));
            default -> throw at.refused("there is no command \"%s\"".formatted(name.text()));
        };
    }

    private List<Named> columns() {
        var columns = new ArrayList<Named>();
        do {
            columns.add(column());
        } while (tokens.takeSymbol(","));
        return columns;
    }

    private Named column() {
        Expression value = expressions.expression();
        return new Named(value, tokens.takeWord("as") ? tokens.expectName().text() : Query.written(text, value));
    }

    private List<Expression> values() {
        var values = new ArrayList<Expression>();
        do {
            values.add(expressions.expression());
        } while (tokens.takeSymbol(","));
        return values;
    }

    private Command stats(Span at) {
        List<Named> values = columns();
        return new Command.Stats(values, tokens.takeWord("by") ? columns() : List.of(), at);
    }

    private Command sort(Span at) {
        var keys = new ArrayList<Command.Sort.Key>();
        do {
            Expression key = expressions.expression();
            boolean descending = tokens.takeWord("desc");
            if (!descending) {
                tokens.takeWord("asc");
            }
            keys.add(new Command.Sort.Key(key, descending));
        } while (tokens.takeSymbol(","));
        return new Command.Sort(keys, at);
    }

    private Command limit(Span at) {
        Token number = tokens.expect(Kind.NUMBER, "how many rows");
        try {
            int rows = Integer.parseInt(number.text());
            if (rows >= 1 && rows <= Translator.MOST_ROWS) {
                return new Command.Limit(rows, at);
            }
        } catch (NumberFormatException e) {
            // Falls through to the one sentence about what a limit may be.
        }
        throw number.refused("a limit is a whole number from 1 to " + Translator.MOST_ROWS);
    }

    private Command parse(Span at) {
        boolean implicit = tokens.peek().kind() == Kind.STRING || tokens.peek().kind() == Kind.REGEX;
        Expression source = implicit ? new Expression.Field("@message", at) : expressions.parseSource();
        Token pattern = tokens.next();
        List<String> names = tokens.takeWord("as") ? names() : List.of();
        Span where = Tokens.span(pattern);
        return switch (pattern.kind()) {
            case STRING -> new Command.Parse(source, CapturePattern.glob(pattern.text(), names, where), at);
            case REGEX -> new Command.Parse(source, CapturePattern.regex(pattern.text(), names, where), at);
            case WORD, QUOTED_FIELD, NUMBER, PERIOD, SYMBOL, END ->
                throw pattern.refused("expected a pattern in quotes or slashes and found " + pattern);
        };
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        do {
            names.add(tokens.expectName().text());
        } while (tokens.takeSymbol(","));
        return names;
    }

    private Command unnest(Span at) {
        Expression source = expressions.parseSource();
        if (!tokens.takeWord("into")) {
            throw tokens.peek().refused("expected \"into\" and found " + tokens.peek());
        }
        return new Command.Unnest(source, tokens.expectName().text(), at);
    }

    private Command source(Span at) {
        if (tokens.peek().isWord("logGroups")) {
            tokens.next();
            return SourceParser.logGroups(tokens, at);
        }
        return new Command.Source(SourceParser.names(tokens), List.of(), at);
    }
}
