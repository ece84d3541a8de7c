package datapipeline.local.dynamodb.expression;

import java.util.Locale;

/** A piece of an expression and where it begins. */
record Token(Kind kind, String text, int start) {

    enum Kind {
        WORD,
        NAME_PLACEHOLDER,
        VALUE_PLACEHOLDER,
        INDEX,
        SYMBOL,
        END
    }

    int end() {
        return start + (kind == Kind.END ? 0 : text.length());
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Key words are the same in capitals and without. */
    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(keyword);
    }
}
