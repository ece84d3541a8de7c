package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads conditions: {@code OR} binds weakest, then {@code AND}, then {@code NOT}. A parenthesis begins a condition,
 * never an operand, so one token always decides what comes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html">
 *     Condition and filter expressions</a>
 */
public final class ConditionParser {
    private static final int MAX_OPERATORS = 300;
    private static final int MAX_IN = 100;

    private record Group(int first, int last) {}

    private final Tokens tokens;
    private final PathParser paths;
    private final ConditionChecks checks;
    private Group lastGroup = new Group(-1, -1);
    private int operators;
    private int openGroups;

    private ConditionParser(Tokens tokens, Substitutions substitutions) {
        this.tokens = tokens;
        this.paths = new PathParser(tokens, substitutions);
        this.checks = new ConditionChecks(tokens);
    }

    /**
     * Reads the condition of a request.
     *
     * @param parameter which parameter it came in: ConditionExpression, FilterExpression or KeyConditionExpression
     */
    public static Condition parse(String parameter, String expression, Substitutions substitutions) {
        var parser = new ConditionParser(new Tokens(parameter, expression), substitutions);
        Condition condition = parser.or();
        parser.tokens.expectEnd();
        return condition;
    }

    private Condition or() {
        Condition left = and();
        while (tokens.takeKeyword("OR")) {
            countOperator();
            left = new Condition.Or(left, and());
        }
        return left;
    }

    private Condition and() {
        Condition left = not();
        while (tokens.takeKeyword("AND")) {
            countOperator();
            left = new Condition.And(left, not());
        }
        return left;
    }

    private Condition not() {
        if (tokens.takeKeyword("NOT")) {
            countOperator();
            return new Condition.Not(not());
        }
        return tokens.peek().isSymbol("(") ? group() : simple();
    }

    private Condition group() {
        if (++openGroups > MAX_OPERATORS) {
            throw tokens.invalid("The expression has too many nested parentheses;");
        }
        int first = tokens.position();
        tokens.expectSymbol("(");
        Condition inner = or();
        int last = tokens.position();
        tokens.expectSymbol(")");
        if (lastGroup.first == first + 1 && lastGroup.last == last - 1) {
            throw tokens.invalid("The expression has redundant parentheses;");
        }
        lastGroup = new Group(first, last);
        openGroups--;
        return inner;
    }

    private Condition simple() {
        countOperator();
        if (isFunctionNext() && !tokens.peek().text().equals("size")) {
            return function();
        }
        Operand left = operand();
        if (tokens.takeKeyword("BETWEEN")) {
            Operand low = operand();
            tokens.expectKeyword("AND");
            return checks.between(new Condition.Between(left, low, operand()));
        }
        if (tokens.takeKeyword("IN")) {
            return in(left);
        }
        Comparator comparator = comparator().orElseThrow(tokens::unexpected);
        return checks.compare(new Condition.Compare(left, comparator, operand()));
    }

    private Condition in(Operand left) {
        tokens.expectSymbol("(");
        List<Operand> candidates = arguments();
        if (candidates.size() > MAX_IN) {
            throw tokens.invalid(
                    "Too many operands for operator; operator: IN, number of operands: " + (candidates.size() + 1));
        }
        return new Condition.In(left, candidates);
    }

    private Optional<Comparator> comparator() {
        for (Comparator each : Comparator.values()) {
            if (tokens.takeSymbol(each.symbol())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private boolean isFunctionNext() {
        return tokens.peek().kind() == Kind.WORD && tokens.peekSecond().isSymbol("(");
    }

    private Condition function() {
        String name = tokens.take().text();
        tokens.expectSymbol("(");
        List<Operand> arguments = arguments();
        return switch (name) {
            case "attribute_exists" -> new Condition.Exists(checks.onePath(name, arguments));
            case "attribute_not_exists" -> new Condition.NotExists(checks.onePath(name, arguments));
            case "attribute_type" -> checks.typeIs(name, arguments);
            case "begins_with" -> checks.beginsWith(name, arguments);
            case "contains" -> {
                checks.count(name, arguments, 2);
                checks.distinct(name, arguments.get(0), arguments.get(1));
                yield new Condition.Contains(arguments.get(0), arguments.get(1));
            }
            default -> throw tokens.invalid("Invalid function name; function: " + name);
        };
    }

    /** Operands up to the closing parenthesis. */
    private List<Operand> arguments() {
        List<Operand> arguments = new ArrayList<>();
        do {
            arguments.add(operand());
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        return arguments;
    }

    private Operand operand() {
        if (isFunctionNext() && tokens.peek().text().equals("size")) {
            String name = tokens.take().text();
            tokens.expectSymbol("(");
            return checks.size(name, arguments());
        }
        if (isFunctionNext() && ConditionChecks.FUNCTIONS.contains(tokens.peek().text())) {
            throw tokens.invalid("The function is not allowed to be used this way in an expression; function: "
                    + tokens.peek().text());
        }
        return paths.isValueNext() ? new Operand.Literal(paths.value()) : new Operand.AtPath(paths.path());
    }

    private void countOperator() {
        if (++operators > MAX_OPERATORS) {
            throw tokens.invalid("The expression contains too many operators; operator count: " + operators);
        }
    }
}
