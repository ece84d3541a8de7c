package datapipeline.local.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a text, taken from left to right. */
public final class Tokens {
    private final String name;
    private final Function<String, ? extends RuntimeException> refusal;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    /**
     * Cuts a text.
     *
     * @param token matches one with the blanks around it; its first group is the token alone
     * @param name what refusals call the text
     * @param refusal makes an exception of the sentence that says what is wrong
     */
    public Tokens(String text, Pattern token, String name, Function<String, ? extends RuntimeException> refusal) {
        this.name = name;
        this.refusal = refusal;
        Matcher matcher = token.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw refusal.apply("cannot read character %d of %s".formatted(end, name));
            }
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
    }

    /** The next token, which stays; empty at the end. */
    public String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    /** Takes the next token, which must be there. */
    public String next() {
        if (at == tokens.size()) {
            throw refused("something is missing at the end");
        }
        return tokens.get(at++);
    }

    /** Takes the next token, which must be this one. */
    public void expect(String token) {
        if (!next().equals(token)) {
            throw refused("expected " + token);
        }
    }

    /** Sees that all tokens were taken. */
    public void expectEnd() {
        if (at < tokens.size()) {
            throw refused("did not expect " + peek());
        }
    }

    /** A refusal of the text. */
    public RuntimeException refused(String why) {
        return refusal.apply("%s in %s".formatted(why, name));
    }
}
