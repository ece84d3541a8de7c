package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.expression.Token.Kind;
import datapipeline.local.dynamodb.expression.UpdateAction.Source;
import datapipeline.local.dynamodb.item.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads update expressions: the sections SET, REMOVE, ADD and DELETE, each at most once, in any order.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html">
 *     Update expressions</a>
 */
final class UpdateParser {
    private final Tokens tokens;
    private final PathParser paths;

    private UpdateParser(Tokens tokens, Substitutions substitutions) {
        this.tokens = tokens;
        this.paths = new PathParser(tokens, substitutions);
    }

    static List<UpdateAction> parse(String expression, Substitutions substitutions) {
        var parser = new UpdateParser(new Tokens("UpdateExpression", expression), substitutions);
        List<UpdateAction> actions = parser.sections();
        parser.refuseOverlaps(actions);
        return actions;
    }

    private List<UpdateAction> sections() {
        List<UpdateAction> actions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (tokens.peek().kind() != Kind.END) {
            String section = tokens.peek().text().toUpperCase(Locale.ROOT);
            Supplier<UpdateAction> action = actionOf(section);
            tokens.take();
            if (!seen.add(section)) {
                throw tokens.invalid(
                        "The \"%s\" section can only be used once in an update expression;".formatted(section));
            }
            do {
                actions.add(action.get());
            } while (tokens.takeSymbol(","));
        }
        return actions;
    }

    private Supplier<UpdateAction> actionOf(String section) {
        return switch (section) {
            case "SET" -> this::set;
            case "REMOVE" -> () -> new UpdateAction.Remove(paths.path());
            case "ADD" -> this::add;
            case "DELETE" -> this::delete;
            default -> throw tokens.unexpected();
        };
    }

    private UpdateAction set() {
        DocumentPath path = paths.path();
        tokens.expectSymbol("=");
        return new UpdateAction.Set(path, setValue());
    }

    /** An operand, or two with a sign between them; a parenthesis may stand around either. */
    private Source setValue() {
        if (!tokens.takeSymbol("(")) {
            return signed(source());
        }
        Source inner = signed(source());
        tokens.expectSymbol(")");
        boolean whole = inner instanceof Source.Plus || inner instanceof Source.Minus;
        return whole ? inner : signed(inner);
    }

    private Source signed(Source left) {
        if (tokens.takeSymbol("+")) {
            return new Source.Plus(number("+", left), number("+", source()));
        }
        if (tokens.takeSymbol("-")) {
            return new Source.Minus(number("-", left), number("-", source()));
        }
        return left;
    }

    private Source source() {
        if (tokens.takeSymbol("(")) {
            Source inner = source();
            tokens.expectSymbol(")");
            return inner;
        }
        if (paths.isValueNext()) {
            return new Source.Literal(paths.value());
        }
        boolean function =
                tokens.peek().kind() == Kind.WORD && tokens.peekSecond().isSymbol("(");
        return function ? function() : new Source.AtPath(paths.path());
    }

    private Source function() {
        String name = tokens.take().text();
        tokens.expectSymbol("(");
        List<Source> arguments = new ArrayList<>();
        do {
            arguments.add(source());
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        return switch (name) {
            case "if_not_exists" -> ifNotExists(two(name, arguments));
            case "list_append" -> listAppend(two(name, arguments));
            default -> throw tokens.invalid("Invalid function name; function: " + name);
        };
    }

    private List<Source> two(String function, List<Source> arguments) {
        if (arguments.size() != 2) {
            throw tokens.invalid("Incorrect number of operands for operator or function; operator or function: %s,"
                            .formatted(function)
                    + " number of operands: " + arguments.size());
        }
        return arguments;
    }

    private Source ifNotExists(List<Source> arguments) {
        if (arguments.get(0) instanceof Source.AtPath(DocumentPath path)) {
            return new Source.IfNotExists(path, arguments.get(1));
        }
        throw tokens.invalid("Operator or function requires a document path; operator or function: if_not_exists");
    }

    private Source listAppend(List<Source> arguments) {
        for (Source argument : arguments) {
            if (argument instanceof Source.Literal(Value value) && !(value instanceof Value.L)) {
                throw wrongOperand("operator or function", "list_append", value);
            }
        }
        return new Source.ListAppend(arguments.get(0), arguments.get(1));
    }

    private Source number(String operator, Source source) {
        if (source instanceof Source.Literal(Value value) && !(value instanceof Value.N)) {
            throw wrongOperand("operator or function", operator, value);
        }
        return source;
    }

    private UpdateAction add() {
        DocumentPath path = paths.path();
        Value value = paths.value();
        if (!(value instanceof Value.N) && !isSet(value)) {
            throw wrongOperand("operator", "ADD", value);
        }
        return new UpdateAction.Add(path, value);
    }

    private UpdateAction delete() {
        DocumentPath path = paths.path();
        Value value = paths.value();
        if (!isSet(value)) {
            throw wrongOperand("operator", "DELETE", value);
        }
        return new UpdateAction.Delete(path, value);
    }

    private static boolean isSet(Value value) {
        return value instanceof Value.SS || value instanceof Value.NS || value instanceof Value.BS;
    }

    private RuntimeException wrongOperand(String what, String operator, Value value) {
        return tokens.invalid("Incorrect operand type for operator or function; %s: %s, operand type: %s"
                .formatted(what, operator, value.type()));
    }

    private void refuseOverlaps(List<UpdateAction> actions) {
        for (int i = 0; i < actions.size(); i++) {
            for (int j = i + 1; j < actions.size(); j++) {
                DocumentPath one = actions.get(i).path();
                DocumentPath two = actions.get(j).path();
                if (one.overlaps(two)) {
                    throw tokens.invalid(clash("overlap", one, two));
                }
                if (one.conflictsWith(two)) {
                    throw tokens.invalid(clash("conflict", one, two));
                }
            }
        }
    }

    private static String clash(String how, DocumentPath one, DocumentPath two) {
        return ("Two document paths %s with each other; must remove or rewrite one of these paths; path one: %s,"
                        + " path two: %s")
                .formatted(how, one, two);
    }
}
