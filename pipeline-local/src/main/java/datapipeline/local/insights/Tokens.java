package datapipeline.local.insights;

import datapipeline.local.insights.Expression.Span;
import datapipeline.local.insights.Token.Kind;
import java.util.List;

/** Where in its tokens the parser is. */
final class Tokens {
    private final List<Token> tokens;
    private int position;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(position);
    }

    Token second() {
        return tokens.get(Math.min(position + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        position = Math.min(position + 1, tokens.size() - 1);
        return token;
    }

    boolean takeSymbol(String symbol) {
        return take(peek().isSymbol(symbol));
    }

    boolean takeWord(String word) {
        return take(peek().isWord(word));
    }

    private boolean take(boolean matches) {
        if (matches) {
            next();
        }
        return matches;
    }

    Token expectSymbol(String symbol) {
        if (!peek().isSymbol(symbol)) {
            throw peek().refused("expected \"%s\" and found %s".formatted(symbol, peek()));
        }
        return next();
    }

    Token expect(Kind kind, String what) {
        if (peek().kind() != kind) {
            throw peek().refused("expected %s and found %s".formatted(what, peek()));
        }
        return next();
    }

    /** A field's name, with backticks or without. */
    Token expectName() {
        return peek().kind() == Kind.QUOTED_FIELD ? next() : expect(Kind.WORD, "the name of a field");
    }

    /** The end of what was taken last. */
    Span since(Span start) {
        return new Span(start.start(), tokens.get(Math.max(0, position - 1)).end());
    }

    static Span span(Token token) {
        return new Span(token.start(), token.end());
    }
}
