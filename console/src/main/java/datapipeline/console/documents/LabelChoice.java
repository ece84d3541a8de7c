package datapipeline.console.documents;

import datapipeline.console.layout.Words;
import datapipeline.model.example.Example;
import datapipeline.model.example.Examples;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an operator can say a document is, ready to be printed.
 *
 * @param classes to choose from, those built in first
 * @param label what it is an example of already; absent when of nothing
 */
public record LabelChoice(List<Choice> classes, @Nullable Label label) {
    private static final List<String> BUILT_IN = List.of("INVOICE", "CONTRACT", "LETTER", "RESUME", "REPORT", "MANUAL");

    /** A class as it is written down, and in words. */
    public record Choice(String name, String words) {}

    /** Who said what it is, and when. */
    public record Label(String name, String words, String by, String ago) {}

    public static LabelChoice of(String fileId, Examples examples, Words words) {
        List<Choice> classes = Stream.concat(
                        BUILT_IN.stream(),
                        examples.examples().stream().map(Example::documentClass).sorted())
                .distinct()
                .map(name -> new Choice(name, words(name)))
                .toList();
        Label label = examples.examples().stream()
                .filter(example -> example.fileId().equals(fileId))
                .map(example -> new Label(
                        example.documentClass(),
                        words(example.documentClass()),
                        example.labelledBy(),
                        words.ago(example.labelledAt())))
                .findFirst()
                .orElse(null);
        return new LabelChoice(classes, label);
    }

    static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
