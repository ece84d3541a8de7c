package datapipeline.engines.document;

import datapipeline.engines.sandbox.Worker;
import datapipeline.engines.sandbox.WorkerAnswer;
import datapipeline.engines.sandbox.WorkerAnswer.Made;
import datapipeline.model.Format;
import datapipeline.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The program that reads one document: file, output directory, format, most pages (0 for the engine's
 * own limit), languages of scanned pages with commas between, directory of their models or nothing. */
final class TextWorker {
    /** As it lies in text.json; how surely, in percent, of a page whose characters had to be recognised. */
    private record Page(
            int page,
            String text,
            @Nullable Integer confidence,
            @Nullable Boolean doubtful) {}

    private record Text(String format, Map<String, String> metadata, List<Page> pages) {}

    private TextWorker() {}

    public static void main(String[] nothing) throws Exception {
        Worker.serve(arguments -> read(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Format.valueOf(arguments[2]),
                Integer.parseInt(arguments[3]),
                new ScanLanguages(words(arguments[4]), directory(arguments[5]))));
    }

    private static WorkerAnswer read(Path file, Path outputs, Format format, int maxPages, ScanLanguages languages)
            throws IOException {
        DocumentText text = Documents.read(file, format, maxPages, languages);
        Map<String, String> metadata = new HashMap<>(text.metadata());
        metadata.put("pages", Integer.toString(text.pages().size()));
        metadata.put("characters", Integer.toString(text.characters()));
        Files.writeString(outputs.resolve("text.txt"), String.join("\f", text.pages()));
        Files.writeString(outputs.resolve("text.json"), Json.write(new Text(format.wireName(), metadata, pages(text))));
        List<Made> made = new ArrayList<>(
                List.of(made("text.txt", "text/plain;charset=utf-8"), made("text.json", "application/json")));
        FirstPage.draw(file, format, outputs).ifPresent(made::add);
        return WorkerAnswer.done(
                made, metadata, Map.of("pages", (long) text.pages().size()));
    }

    private static List<Page> pages(DocumentText text) {
        return IntStream.range(0, text.pages().size())
                .mapToObj(index -> page(index, text))
                .toList();
    }

    private static Page page(int index, DocumentText text) {
        Integer confidence = text.confidences().get(index);
        boolean doubtful = confidence != null && confidence < PdfText.DOUBTFUL_BELOW;
        return new Page(index + 1, text.pages().get(index), confidence, doubtful ? true : null);
    }

    private static Optional<Path> directory(String path) {
        return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    }

    private static List<String> words(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }

    private static Made made(String name, String contentType) {
        return new Made(name, contentType, null, null, Map.of());
    }
}
