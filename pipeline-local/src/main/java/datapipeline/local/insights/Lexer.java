package datapipeline.local.insights;

import datapipeline.local.insights.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a query into tokens. One thing makes the language awkward: a slash divides in an expression and opens a regular
 * expression after {@code like}, after {@code =~}, and after the field of a {@code parse}.
 */
final class Lexer {
    private static final Pattern BLANK = Pattern.compile("(?:\\s+|#[^\\n]*)+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_@$][\\p{L}\\p{N}_@$]*(?:\\.[\\p{L}\\p{N}_@$]+)*");
    private static final Pattern PERIOD =
            Pattern.compile("(\\d+)" + "(ms|msec|s|sec|m|min|h|hr|d|day|w|week|mo|mon|q|qtr|y|yr)(?![\\p{L}\\p{N}_])");
    private static final Pattern NUMBER = Pattern.compile("(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern SYMBOL = Pattern.compile("!=|<=|>=|=~|[|,()\\[\\]:=<>+\\-*/%^]");
    private static final Pattern BACKTICKS = Pattern.compile("`([^`]+)`");
    private static final Pattern STRING =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'", Pattern.DOTALL);
    private static final Pattern REGEX = Pattern.compile("/((?:[^/\\\\\\n]|\\\\.)*)/");
    private static final Set<String> BEFORE_REGEX = Set.of("like", "=~");

    private final String query;
    private final Matcher at;
    private final List<Token> tokens = new ArrayList<>();
    private boolean inParse;

    private Lexer(String query) {
        this.query = query;
        this.at = Pattern.compile("").matcher(query);
    }

    /** @throws MalformedQuery for a character or an unclosed string that no query can hold */
    static List<Token> tokens(String query) {
        var lexer = new Lexer(query);
        while (lexer.skipBlank() < query.length()) {
            Token token = lexer.next();
            lexer.follow(token);
            lexer.tokens.add(token);
            lexer.at.region(token.end(), query.length());
        }
        lexer.tokens.add(new Token(Kind.END, "", query.length(), query.length()));
        return List.copyOf(lexer.tokens);
    }

    private int skipBlank() {
        if (looksAt(BLANK)) {
            at.region(at.end(), query.length());
        }
        return at.regionStart();
    }

    private Token next() {
        int start = at.regionStart();
        if (query.charAt(start) == '/' && regexMayFollow()) {
            if (!looksAt(REGEX)) {
                throw new MalformedQuery("the regular expression is not closed", start, query.length());
            }
            return token(Kind.REGEX, at.group(1).replace("\\/", "/"));
        }
        if (looksAt(STRING)) {
            return token(Kind.STRING, unescaped(at.group(1) == null ? at.group(2) : at.group(1)));
        }
        if (looksAt(BACKTICKS)) {
            return token(Kind.QUOTED_FIELD, at.group(1));
        }
        return plain(start);
    }

    private Token plain(int start) {
        if (looksAt(WORD)) {
            return token(Kind.WORD, at.group());
        }
        if (looksAt(PERIOD)) {
            return token(Kind.PERIOD, at.group(1) + " " + at.group(2));
        }
        if (looksAt(NUMBER)) {
            return token(Kind.NUMBER, at.group());
        }
        if (looksAt(SYMBOL)) {
            return token(Kind.SYMBOL, at.group());
        }
        char odd = query.charAt(start);
        throw new MalformedQuery(
                "\"'`".indexOf(odd) >= 0 ? "the quotation is not closed" : "unexpected character " + odd,
                start,
                start + 1);
    }

    private boolean looksAt(Pattern pattern) {
        return at.usePattern(pattern).lookingAt();
    }

    private Token token(Kind kind, String text) {
        return new Token(kind, text, at.start(), at.end());
    }

    private boolean regexMayFollow() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.getLast();
        return BEFORE_REGEX.contains(last.text().toLowerCase(Locale.ROOT)) || inParse;
    }

    private void follow(Token token) {
        if (token.isWord("parse") && (tokens.isEmpty() || tokens.getLast().isSymbol("|"))) {
            inParse = true;
        } else if (token.isSymbol("|") || token.kind() == Kind.REGEX) {
            inParse = false;
        }
    }

    /** Only quotes and the backslash itself are escaped; any other backslash stays, for whoever writes {@code \d}. */
    private static String unescaped(String text) {
        return text.replaceAll("\\\\([\"'\\\\])", "$1");
    }
}
