package datapipeline.console.files;

import datapipeline.model.FileType;
import datapipeline.model.Problem;
import datapipeline.model.option.Operation;
import datapipeline.model.option.OptionReader;
import datapipeline.model.option.OptionReading;
import datapipeline.model.option.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The option that was probably meant: what was written with one word changed, for which the pipeline's own reader has
 * nothing left to say.
 */
final class OptionFix {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9.-]+");

    private OptionFix() {}

    /** Empty when the option was not what was wrong, or no single word would mend it. */
    static Optional<String> of(RunRecord run) {
        return run.optionAsWritten()
                .filter(written -> run.refusedForItsOption())
                .flatMap(written -> run.summary()
                        .type()
                        .flatMap(type -> of(
                                written, type, run.problem().map(Problem::fixes).orElse(List.of()))));
    }

    private static Optional<String> of(String written, FileType type, List<String> fixes) {
        List<MatchResult> words = WORD.matcher(written).results().toList();
        return words.stream()
                .flatMap(word -> Stream.concat(fixes.stream(), bounds(type))
                        .map(other -> written.substring(0, word.start()) + other + written.substring(word.end())))
                .filter(candidate -> OptionReader.read(candidate, type) instanceof OptionReading.Accepted)
                .findFirst();
    }

    /** For a number that is out of range: the largest that is not. */
    private static Stream<String> bounds(FileType type) {
        return Operation.on(type).stream()
                .flatMap(operation -> operation.parameters().stream())
                .flatMap(parameter -> parameter.kind() instanceof Parameter.Kind.Whole(int least, int most)
                        ? Stream.of(Integer.toString(most))
                        : Stream.empty());
    }
}
