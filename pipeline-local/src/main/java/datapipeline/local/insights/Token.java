package datapipeline.local.insights;

/**
 * A word of a query.
 *
 * @param text what it means: a string without its quotes, a word as it is written
 * @param start offset of its first character
 * @param end offset behind its last character
 */
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        /** A field, a function or a keyword: which one, the place decides. */
        WORD,
        /** A field between backticks, never a keyword. */
        QUOTED_FIELD,
        STRING,
        REGEX,
        NUMBER,
        /** A length of time, as {@code 5m}. */
        PERIOD,
        SYMBOL,
        END
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    MalformedQuery refused(String message) {
        return new MalformedQuery(message, start, end);
    }

    @Override
    public String toString() {
        return kind == Kind.END ? "the end of the query" : "\"" + text + "\"";
    }
}
