package datapipeline.console.documents;

import datapipeline.model.json.Json;
import datapipeline.model.run.OutputObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What a run found out about a document.
 *
 * @param kind absent when nobody classified it
 * @param meaning absent when nobody analysed it
 * @param pages how the first of them begin; empty when nobody took out the text
 * @param total how many pages there are
 * @param read keys of the outputs this was read from
 */
public record DocumentFindings(
        @Nullable ClassFinding kind,
        @Nullable MeaningFinding meaning,
        List<PageFinding> pages,
        int total,
        Set<String> read) {
    /** A page of the console does not fetch a book. */
    private static final long LARGEST = 1 << 20;

    private static final int MOST_PAGES = 3;

    /**
     * Reads the engines' outputs; one that is of another form, or too large, stays among the outputs as it is.
     *
     * @param text of an output, by its key
     */
    public static Optional<DocumentFindings> of(List<OutputObject> outputs, UnaryOperator<String> text) {
        Set<String> read = new HashSet<>();
        Optional<ClassFile> kind = read(outputs, "classification.json", ClassFile.class, text, read)
                .filter(file -> file.documentClass() != null);
        Optional<MeaningFile> meaning = read(outputs, "analysis.json", MeaningFile.class, text, read);
        List<TextFile.Page> pages = read(outputs, "text.json", TextFile.class, text, read)
                .map(TextFile::pages)
                .orElse(List.of());
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Highlights highlights =
                new Highlights(meaning.map(MeaningFile::entities).orElse(List.of()));
        return Optional.of(new DocumentFindings(
                kind.map(ClassFinding::of).orElse(null),
                meaning.map(file -> MeaningFinding.of(file, highlights)).orElse(null),
                pages.stream()
                        .limit(MOST_PAGES)
                        .map(page -> PageFinding.of(page, highlights))
                        .toList(),
                pages.size(),
                Set.copyOf(read)));
    }

    /** The words by which a classified document can become an example; none when nobody classified it. */
    public static Map<String, Integer> words(List<OutputObject> outputs, UnaryOperator<String> text) {
        return read(outputs, "classification.json", ClassFile.class, text, new HashSet<>())
                .map(ClassFile::words)
                .orElse(Map.of());
    }

    private static <T> Optional<T> read(
            List<OutputObject> outputs, String name, Class<T> form, UnaryOperator<String> text, Set<String> read) {
        Optional<OutputObject> output = outputs.stream()
                .filter(one -> one.name().equals(name) && one.sizeBytes() <= LARGEST)
                .findFirst();
        try {
            Optional<T> file = output.map(one -> Json.read(text.apply(one.key()), form));
            file.ifPresent(known -> read.add(output.orElseThrow().key()));
            return file;
        } catch (JacksonException ofAnotherForm) {
            return Optional.empty();
        }
    }
}
