package datapipeline.local.logs.pattern;

import datapipeline.local.logs.pattern.Condition.Kind;
import datapipeline.local.logs.pattern.Condition.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads conditions: comparisons, joined by {@code &&} and {@code ||} and parentheses. */
final class ConditionParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\\(|\\)|&&|\\|\\||!=|<=|>=|=|<|>"
                    + "|\"(?:[^\"\\\\]|\\\\.)*\"|%[^%]+%|\\$(?:\\.?\\[(?:'[^']*'|\"[^\"]*\"|\\d+|\\*)]|[\\w.:*/@-])+|[^\\s()&|!=<>\"%]+)\\s*");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private ConditionParser(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new PatternRefused("cannot read character %d of %s".formatted(end, text));
            }
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
    }

    static Condition parse(String text) {
        var parser = new ConditionParser(text);
        Condition condition = parser.or();
        if (parser.at < parser.tokens.size()) {
            throw parser.refused("did not expect " + parser.peek());
        }
        return condition;
    }

    private Condition or() {
        Condition left = and();
        while (peek().equals("||")) {
            next();
            left = new Condition.Or(left, and());
        }
        return left;
    }

    private Condition and() {
        Condition left = single();
        while (peek().equals("&&")) {
            next();
            left = new Condition.And(left, single());
        }
        return left;
    }

    private Condition single() {
        if (!peek().equals("(")) {
            return comparison();
        }
        next();
        Condition inner = or();
        expect(")");
        return inner;
    }

    private Condition comparison() {
        String selector = next();
        if (!selector.matches("[$\\w].*")) {
            throw refused("expected a selector in place of " + selector);
        }
        return switch (next()) {
            case "=" -> new Condition.Compare(selector, Operator.EQUAL, wanted());
            case "!=" -> new Condition.Compare(selector, Operator.UNEQUAL, wanted());
            case "<" -> new Condition.Compare(selector, Operator.LESS, number());
            case "<=" -> new Condition.Compare(selector, Operator.LESS_OR_EQUAL, number());
            case ">" -> new Condition.Compare(selector, Operator.GREATER, number());
            case ">=" -> new Condition.Compare(selector, Operator.GREATER_OR_EQUAL, number());
            case "IS" -> new Condition.Is(selector, kind(next()));
            case "NOT" -> {
                expect("EXISTS");
                yield new Condition.Is(selector, Kind.ABSENT);
            }
            default -> throw refused("expected a comparison behind " + selector);
        };
    }

    private Kind kind(String word) {
        return switch (word) {
            case "NULL" -> Kind.NULL;
            case "TRUE" -> Kind.TRUE;
            case "FALSE" -> Kind.FALSE;
            default -> throw refused("IS is followed by NULL, TRUE or FALSE, not by " + word);
        };
    }

    private Wanted number() {
        Wanted wanted = wanted();
        if (wanted.number().isEmpty()) {
            throw refused("only numbers are less or greater");
        }
        return wanted;
    }

    private Wanted wanted() {
        String token = next();
        String inner = token.length() < 2 ? "" : token.substring(1, token.length() - 1);
        return switch (token.charAt(0)) {
            case '"' -> Wanted.quoted(inner.replaceAll("\\\\(.)", "$1"));
            case '%' -> Wanted.expression(inner);
            case '(', ')', '&', '|', '=', '<', '>' -> throw refused("expected a value in place of " + token);
            default -> Wanted.word(token);
        };
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

    private PatternRefused refused(String why) {
        return new PatternRefused("%s in %s".formatted(why, text));
    }
}
