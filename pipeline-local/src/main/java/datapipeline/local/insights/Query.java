package datapipeline.local.insights;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A query as it was understood.
 *
 * @param text as it was written
 */
record Query(String text, List<Command> commands) {

    Query {
        commands = List.copyOf(commands);
    }

    /** The log groups it names itself. */
    Optional<Command.Source> source() {
        return Stream.ofNullable(commands.isEmpty() ? null : commands.getFirst())
                .filter(Command.Source.class::isInstance)
                .map(Command.Source.class::cast)
                .findFirst();
    }

    /** An expression as it is written, but for needless blanks: the name of a column that was given none. */
    static String written(String text, Expression expression) {
        if (expression instanceof Expression.Field field) {
            return field.name();
        }
        return text.substring(expression.at().start(), expression.at().end())
                .replaceAll("\\s+", " ")
                .replaceAll(" ?\\( ?", "(")
                .replaceAll(" \\)", ")");
    }
}
