package datapipeline.local.insights;

import datapipeline.local.insights.Expression.Span;
import datapipeline.local.insights.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads which log groups a query is about: {@code SOURCE 'a', 'b'} or {@code SOURCE logGroups(namePrefix: ['a'])}. */
final class SourceParser {
    private SourceParser() {}

    static List<String> names(Tokens tokens) {
        var names = new ArrayList<String>();
        do {
            names.add(tokens.expect(Kind.STRING, "the name of a log group in quotes")
                    .text());
        } while (tokens.takeSymbol(","));
        return names;
    }

    static Command.Source logGroups(Tokens tokens, Span at) {
        tokens.expectSymbol("(");
        var names = new ArrayList<String>();
        var prefixes = new ArrayList<String>();
        do {
            Token argument = tokens.expect(Kind.WORD, "namePrefix or logGroupIdentifiers");
            tokens.expectSymbol(":");
            switch (argument.text()) {
                case "namePrefix" -> prefixes.addAll(list(tokens));
                case "logGroupIdentifiers" -> names.addAll(list(tokens));
                default -> throw argument.refused(argument + " is not supported here: name log groups by namePrefix");
            }
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        return new Command.Source(names, prefixes, at);
    }

    private static List<String> list(Tokens tokens) {
        tokens.expectSymbol("[");
        List<String> names = names(tokens);
        tokens.expectSymbol("]");
        return names;
    }
}
