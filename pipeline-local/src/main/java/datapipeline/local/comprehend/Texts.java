package datapipeline.local.comprehend;

import datapipeline.local.standin.OwnEngines;
import datapipeline.model.Format;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.SemanticAnalysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Has our own engine read a text. */
record Texts(OwnEngines engines) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What it found, as it writes it. */
    record Reading(
            @Nullable Language language,
            List<Phrase> keyPhrases,
            List<Entity> entities,
            @Nullable Sentiment sentiment) {}

    record Language(String code, double confidence) {}

    record Phrase(String text) {}

    record Entity(String kind, String text) {}

    record Sentiment(String label, double score) {}

    /** Where something stands in a text. */
    record Place(int begin, int end) {}

    Reading read(String text) {
        try {
            Path work = Files.createTempDirectory("comprehend-");
            Path file = work.resolve("text");
            Path outputs = work.resolve("outputs");
            try {
                Files.writeString(file, text);
                return read(file, Files.createDirectory(outputs));
            } finally {
                Files.deleteIfExists(outputs.resolve("analysis.json"));
                Files.deleteIfExists(outputs);
                Files.deleteIfExists(file);
                Files.deleteIfExists(work);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a text", e);
        }
    }

    private Reading read(Path file, Path outputs) throws IOException {
        return switch (engines.perform(new SemanticAnalysis(), Format.TEXT, file, outputs)) {
            case StepResult.Done done ->
                JSON.readValue(Files.readString(done.files().getFirst().path()), Reading.class);
            case StepResult.Refused refused ->
                throw ComprehendErrors.invalid(refused.problem().message());
            case StepResult other -> throw new IllegalStateException("our engine answered " + other);
        };
    }

    /** Everywhere it stands, in letters of either case; our engine joins lines, and what it joined is found nowhere. */
    static List<Place> places(String what, String text) {
        List<Place> places = new ArrayList<>();
        for (int at = 0; at + what.length() <= text.length(); at++) {
            if (text.regionMatches(true, at, what, 0, what.length())) {
                places.add(new Place(at, at + what.length()));
                at += what.length() - 1;
            }
        }
        return places;
    }
}
