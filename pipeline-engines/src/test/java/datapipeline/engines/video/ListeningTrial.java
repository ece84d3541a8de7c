package datapipeline.engines.video;

import datapipeline.engines.Given;
import datapipeline.engines.video.speech.SpeechToText;
import datapipeline.model.Format;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.CaptionGeneration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How many words are heard wrongly; run on purpose, on a directory of sounds with a {@code .txt} of the same name beside each
 * that says what is said.
 */
final class ListeningTrial {
    private ListeningTrial() {}

    public static void main(String[] arguments) throws Exception {
        WordErrors all = new WordErrors(0, 0);
        for (Path text : texts(Path.of(arguments[0]))) {
            Path directory = Files.createTempDirectory("listening");
            Path sound = text.resolveSibling(text.getFileName().toString().replace(".txt", ".wav"));
            byte[] film = Videos.spoken(directory, sound);
            long begin = System.nanoTime();
            StepResult result = new CaptionEngine(SpeechToText.ofThisMachine())
                    .perform(new CaptionGeneration(List.of(), "vtt"), Given.file(directory, "film", Format.MP4, film));
            if (!(result instanceof StepResult.Done done)) {
                throw new IllegalStateException(result.toString());
            }
            String heard = Videos.words(done);
            WordErrors errors = WordErrors.of(Files.readString(text), heard);
            all = all.plus(errors);
            System.out.printf(
                    "%s: %d of %d words wrong, %.1f s, %s%n  %s%n",
                    text.getFileName(),
                    errors.errors(),
                    errors.words(),
                    (System.nanoTime() - begin) / 1e9,
                    done.units(),
                    heard);
        }
        System.out.printf("%d of %d words wrong, %.0f %%%n", all.errors(), all.words(), 100 * all.rate());
    }

    private static List<Path> texts(Path directory) throws Exception {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
