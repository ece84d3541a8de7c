package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts an expression into tokens. What no token begins with becomes a symbol of its own, for the parser to refuse. */
final class Lexer {
    private static final Set<String> TWO_CHARACTER_SYMBOLS = Set.of("<=", ">=", "<>");

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens of an expression, ended by one of kind {@link Kind#END}. */
    static List<Token> tokens(String expression) {
        var lexer = new Lexer(expression);
        List<Token> tokens = new ArrayList<>();
        do {
            tokens.add(lexer.next());
        } while (tokens.getLast().kind() != Kind.END);
        return tokens;
    }

    private Token next() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == text.length()) {
            return new Token(Kind.END, "<EOF>", at);
        }
        char first = text.charAt(at);
        if (isLetter(first)) {
            return word(Kind.WORD);
        }
        if (isDigit(first)) {
            return word(Kind.INDEX);
        }
        if ((first == '#' || first == ':') && at + 1 < text.length() && isPart(text.charAt(at + 1))) {
            return word(first == '#' ? Kind.NAME_PLACEHOLDER : Kind.VALUE_PLACEHOLDER);
        }
        return symbol();
    }

    private Token word(Kind kind) {
        int start = at++;
        while (at < text.length() && (kind == Kind.INDEX ? isDigit(text.charAt(at)) : isPart(text.charAt(at)))) {
            at++;
        }
        return new Token(kind, text.substring(start, at), start);
    }

    private Token symbol() {
        int start = at;
        boolean two = at + 2 <= text.length() && TWO_CHARACTER_SYMBOLS.contains(text.substring(at, at + 2));
        at += two ? 2 : 1;
        return new Token(Kind.SYMBOL, text.substring(start, at), start);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isPart(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }
}
