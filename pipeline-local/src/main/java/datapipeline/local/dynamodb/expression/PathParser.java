package datapipeline.local.dynamodb.expression;

import datapipeline.local.dynamodb.expression.DocumentPath.Step;
import datapipeline.local.dynamodb.item.Value;
import java.util.ArrayList;
import java.util.List;

/** Reads what all expressions are made of: document paths and value placeholders. */
final class PathParser {
    private final Tokens tokens;
    private final Substitutions substitutions;

    PathParser(Tokens tokens, Substitutions substitutions) {
        this.tokens = tokens;
        this.substitutions = substitutions;
    }

    DocumentPath path() {
        String attribute = name();
        List<Step> steps = new ArrayList<>();
        while (true) {
            if (tokens.takeSymbol(".")) {
                steps.add(new Step.Field(name()));
            } else if (tokens.takeSymbol("[")) {
                steps.add(new Step.Index(index()));
                tokens.expectSymbol("]");
            } else {
                return new DocumentPath(attribute, steps);
            }
        }
    }

    private String name() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case WORD -> plainName(tokens.take().text());
            case NAME_PLACEHOLDER -> {
                String placeholder = tokens.take().text();
                yield substitutions
                        .name(placeholder)
                        .orElseThrow(() -> tokens.invalid("An expression attribute name used in the document path is"
                                + " not defined; attribute name: " + placeholder));
            }
            case VALUE_PLACEHOLDER, INDEX, SYMBOL, END -> throw tokens.unexpected();
        };
    }

    private String plainName(String name) {
        if (ReservedWords.contain(name)) {
            throw tokens.invalid("Attribute name is a reserved keyword; reserved keyword: " + name);
        }
        return name;
    }

    private int index() {
        Token token = tokens.peek();
        if (token.kind() != Token.Kind.INDEX) {
            throw tokens.unexpected();
        }
        try {
            return Integer.parseInt(tokens.take().text());
        } catch (NumberFormatException e) {
            throw tokens.invalid("List index is not within the allowable range; index: [%s]".formatted(token.text()));
        }
    }

    boolean isValueNext() {
        return tokens.peek().kind() == Token.Kind.VALUE_PLACEHOLDER;
    }

    Value value() {
        if (!isValueNext()) {
            throw tokens.unexpected();
        }
        String placeholder = tokens.take().text();
        return substitutions
                .value(placeholder)
                .orElseThrow(() -> tokens.invalid(
                        "An expression attribute value used in expression is not defined; attribute value: "
                                + placeholder));
    }
}
