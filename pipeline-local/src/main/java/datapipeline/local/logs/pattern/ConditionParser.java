package datapipeline.local.logs.pattern;

import datapipeline.local.logs.pattern.Condition.Kind;
import datapipeline.local.logs.pattern.Condition.Operator;
import datapipeline.local.syntax.Tokens;
import java.util.regex.Pattern;

/** Reads conditions: comparisons, joined by {@code &&} and {@code ||} and parentheses. */
final class ConditionParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\\(|\\)|&&|\\|\\||!=|<=|>=|=|<|>"
                    + "|\"(?:[^\"\\\\]|\\\\.)*\"|%[^%]+%|\\$(?:\\.?\\[(?:'[^']*'|\"[^\"]*\"|\\d+|\\*)]|[\\w.:*/@-])+|[^\\s()&|!=<>\"%]+)\\s*");

    private final Tokens tokens;

    private ConditionParser(String text) {
        this.tokens = new Tokens(text, TOKEN, text, PatternRefused::new);
    }

    static Condition parse(String text) {
        var parser = new ConditionParser(text);
        Condition condition = parser.or();
        parser.tokens.expectEnd();
        return condition;
    }

    private Condition or() {
        Condition left = and();
        while (tokens.peek().equals("||")) {
            tokens.next();
            left = new Condition.Or(left, and());
        }
        return left;
    }

    private Condition and() {
        Condition left = single();
        while (tokens.peek().equals("&&")) {
            tokens.next();
            left = new Condition.And(left, single());
        }
        return left;
    }

    private Condition single() {
        if (!tokens.peek().equals("(")) {
            return comparison();
        }
        tokens.next();
        Condition inner = or();
        tokens.expect(")");
        return inner;
    }

    private Condition comparison() {
        String selector = tokens.next();
        if (!selector.matches("[$\\w].*")) {
            throw tokens.refused("expected a selector in place of " + selector);
        }
        return switch (tokens.next()) {
            case "=" -> new Condition.Compare(selector, Operator.EQUAL, wanted());
            case "!=" -> new Condition.Compare(selector, Operator.UNEQUAL, wanted());
            case "<" -> new Condition.Compare(selector, Operator.LESS, number());
            case "<=" -> new Condition.Compare(selector, Operator.LESS_OR_EQUAL, number());
            case ">" -> new Condition.Compare(selector, Operator.GREATER, number());
            case ">=" -> new Condition.Compare(selector, Operator.GREATER_OR_EQUAL, number());
            case "IS" -> new Condition.Is(selector, kind(tokens.next()));
            case "NOT" -> {
                tokens.expect("EXISTS");
                yield new Condition.Is(selector, Kind.ABSENT);
            }
            default -> throw tokens.refused("expected a comparison behind " + selector);
        };
    }

    private Kind kind(String word) {
        return switch (word) {
            case "NULL" -> Kind.NULL;
            case "TRUE" -> Kind.TRUE;
            case "FALSE" -> Kind.FALSE;
            default -> throw tokens.refused("IS is followed by NULL, TRUE or FALSE, not by " + word);
        };
    }

    private Wanted number() {
        Wanted wanted = wanted();
        if (wanted.number().isEmpty()) {
            throw tokens.refused("only numbers are less or greater");
        }
        return wanted;
    }

    private Wanted wanted() {
        String token = tokens.next();
        String inner = token.length() < 2 ? "" : token.substring(1, token.length() - 1);
        return switch (token.charAt(0)) {
            case '"' -> Wanted.quoted(inner.replaceAll("\\\\(.)", "$1"));
            case '%' -> Wanted.expression(inner);
            case '(', ')', '&', '|', '=', '<', '>' -> throw tokens.refused("expected a value in place of " + token);
            default -> Wanted.word(token);
        };
    }
}
