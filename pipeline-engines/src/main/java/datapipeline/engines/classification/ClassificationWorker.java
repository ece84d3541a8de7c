package datapipeline.engines.classification;

import datapipeline.engines.document.Documents;
import datapipeline.engines.document.ScanLanguages;
import datapipeline.engines.sandbox.Worker;
import datapipeline.engines.sandbox.WorkerAnswer;
import datapipeline.model.Format;
import datapipeline.model.example.Example;
import datapipeline.model.example.Examples;
import datapipeline.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The program that classifies one document: file, output directory, format, labelled examples or nothing. */
final class ClassificationWorker {
    private static final String FILE = "classification.json";

    /** What a document is, its first pages tell; scanned ones take seconds each. */
    private static final int PAGES = 20;

    private ClassificationWorker() {}

    public static void main(String[] nothing) throws Exception {
        Worker.serve(arguments -> classify(
                Path.of(arguments[0]), Path.of(arguments[1]), Format.valueOf(arguments[2]), examples(arguments[3])));
    }

    private static List<Example> examples(String file) throws IOException {
        return file.isEmpty()
                ? List.of()
                : Json.read(Files.readString(Path.of(file)), Examples.class).examples();
    }

    private static WorkerAnswer classify(Path file, Path outputs, Format format, List<Example> examples)
            throws IOException {
        String text = String.join(
                "\n", Documents.read(file, format, PAGES, ScanLanguages.ENGLISH).pages());
        Verdict verdict = Verdict.of(text, Rules.load(), examples);
        Files.writeString(outputs.resolve(FILE), Json.write(verdict));
        return WorkerAnswer.done(
                List.of(new WorkerAnswer.Made(FILE, "application/json", null, null, Map.of())),
                Map.of(
                        "documentClass", verdict.documentClass().toLowerCase(Locale.ROOT),
                        "confidence", Double.toString(verdict.confidence())),
                Map.of("characters", (long) text.length()));
    }
}
