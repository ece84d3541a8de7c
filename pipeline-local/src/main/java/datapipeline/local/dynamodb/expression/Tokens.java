package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.expression.Token.Kind;
import datapipeline.local.dynamodb.item.Refusal;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Reads the tokens of one expression from left to right, and says in DynamoDB's words what is wrong with it. */
final class Tokens {
    /** See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html. */
    private static final int MAX_BYTES = 4096;

    private final String parameter;
    private final String expression;
    private final List<Token> tokens;
    private int at;

    /**
     * Cuts an expression.
     *
     * @param parameter the request parameter the expression came in, for complaints
     */
    Tokens(String parameter, String expression) {
        this.parameter = parameter;
        this.expression = expression;
        if (expression.isBlank()) {
            throw invalid("The expression can not be empty;");
        }
        if (expression.length() > MAX_BYTES) {
            throw invalid("Expression size has exceeded the maximum allowed size; expression size: %d"
                    .formatted(expression.length()));
        }
        this.tokens = Lexer.tokens(expression);
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peekSecond() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    /** How many tokens were taken. */
    int position() {
        return at;
    }

    Token take() {
        Token token = peek();
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    boolean takeSymbol(String symbol) {
        boolean there = peek().isSymbol(symbol);
        if (there) {
            at++;
        }
        return there;
    }

    boolean takeKeyword(String keyword) {
        boolean there = peek().isKeyword(keyword);
        if (there) {
            at++;
        }
        return there;
    }

    void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw unexpected();
        }
    }

    void expectKeyword(String keyword) {
        if (!takeKeyword(keyword)) {
            throw unexpected();
        }
    }

    void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw unexpected();
        }
    }

    /** The complaint about the token that comes next: itself, and the text from the token before to the one after. */
    DynamoDbException unexpected() {
        int from = tokens.get(Math.max(at - 1, 0)).start();
        int to = tokens.get(Math.min(at + 1, tokens.size() - 1)).end();
        return invalid("Syntax error; token: \"%s\", near: \"%s\""
                .formatted(peek().text(), expression.substring(from, to).strip()));
    }

    /** The complaint that the expression is wrong. */
    DynamoDbException invalid(String why) {
        return Refusal.validation("Invalid %s: %s".formatted(parameter, why));
    }
}
