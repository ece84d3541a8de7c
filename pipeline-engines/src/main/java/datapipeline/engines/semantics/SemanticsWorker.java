package datapipeline.engines.semantics;

import datapipeline.engines.document.DocumentText;
import datapipeline.engines.document.Documents;
import datapipeline.engines.document.ScanLanguages;
import datapipeline.engines.sandbox.Worker;
import datapipeline.engines.sandbox.WorkerAnswer;
import datapipeline.model.Format;
import datapipeline.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The program that analyses one document: file, output directory, format. */
final class SemanticsWorker {
    private static final String FILE = "analysis.json";

    private SemanticsWorker() {}

    public static void main(String[] nothing) throws Exception {
        Worker.serve(arguments -> analyse(Path.of(arguments[0]), Path.of(arguments[1]), Format.valueOf(arguments[2])));
    }

    private static WorkerAnswer analyse(Path file, Path outputs, Format format) throws IOException {
        DocumentText text = Documents.read(file, format, 0, ScanLanguages.ENGLISH);
        Analysis analysis = Analysis.of(text);
        Files.writeString(outputs.resolve(FILE), Json.write(analysis));
        return WorkerAnswer.done(
                List.of(new WorkerAnswer.Made(FILE, "application/json", null, null, Map.of())),
                metadata(analysis),
                Map.of("characters", (long) analysis.analysedCharacters()));
    }

    private static Map<String, String> metadata(Analysis analysis) {
        Map<String, String> known = new HashMap<>();
        known.put("entities", Integer.toString(analysis.entities().size()));
        if (analysis.language() != null) {
            known.put("language", analysis.language().code());
        }
        if (analysis.sentiment() != null) {
            known.put("sentiment", analysis.sentiment().label().name());
        }
        if (!analysis.notes().isEmpty()) {
            known.put("notes", String.join("; ", analysis.notes()));
        }
        return known;
    }
}
