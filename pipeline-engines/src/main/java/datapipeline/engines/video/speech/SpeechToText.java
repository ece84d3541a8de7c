package datapipeline.engines.video.speech;

import datapipeline.engines.sandbox.JavaWorker;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Who listens on this machine: the model of English that comes along, or a better one that the operator has.
 *
 * @param model a directory with a model of Vosk's; absent for the one that comes along
 */
public record SpeechToText(Optional<Path> model) {
    /** The variable that names the directory of a Vosk model. */
    public static final String SETTING = "CAPTIONS_MODEL";

    /** In samples a second; what a sound must have, besides one channel of 16 bits with the lower byte first. */
    public static final int RATE = Sound.RATE;

    private static final int WORD_ERROR_PERCENT = 23;

    private static final JavaWorker WORKER = new JavaWorker(SpeechWorker.class, 1536, false);

    /** As the machine's variables say. */
    public static SpeechToText ofThisMachine() {
        return new SpeechToText(Optional.ofNullable(System.getenv(SETTING))
                .filter(path -> !path.isBlank())
                .map(Path::of));
    }

    /** Name and version. */
    public String name() {
        return model.map(directory -> "vosk 0.3.45, model " + directory.getFileName())
                .orElse("sphinx4 1.0.0, model en-us");
    }

    /** Longer sounds are listened to only in their beginning: what comes along takes about as long as the sound lasts. */
    public Optional<Duration> longest() {
        return model.isPresent() ? Optional.empty() : Optional.of(Duration.ofMinutes(2));
    }

    /** The one language that is understood, as {@code en}; unknown of an operator's model. */
    public Optional<String> language() {
        return model.isPresent() ? Optional.empty() : Optional.of("en");
    }

    /**
     * How many words in a hundred were wrong when it was measured; see {@code docs/decisions/13-captions.md}. Unknown of an
     * operator's model.
     */
    public Optional<Integer> wordErrorPercent() {
        return model.isPresent() ? Optional.empty() : Optional.of(WORD_ERROR_PERCENT);
    }

    /** What came of listening: the words, or why there are none. */
    public sealed interface Outcome {
        /** @param cpuMs processor time in milliseconds */
        record Words(Heard heard, long cpuMs) implements Outcome {}

        /** @param result what to answer instead */
        record None(StepResult result) implements Outcome {}
    }

    /**
     * Listens.
     *
     * @param sound whose file is samples without a header, and whose output directory may be used
     */
    public Outcome hear(StepInput sound) throws InterruptedException {
        if (model.isPresent() && !Files.isDirectory(model.get())) {
            return new Outcome.None(new StepResult.Broken(Problem.of(
                    ReasonCode.ENGINE_FAILED,
                    "%s names %s, which is no directory with a model of Vosk's; correct it, or leave it out"
                            .formatted(SETTING, model.get()))));
        }
        StepResult result = model.isPresent()
                ? WORKER.perform(sound, model.get().toAbsolutePath().toString())
                : WORKER.perform(sound);
        return result instanceof StepResult.Done(var files, var metadata, var units)
                ? new Outcome.Words(read(files.getFirst().path()), units.getOrDefault("cpuMs", 0L))
                : new Outcome.None(result);
    }

    private static Heard read(Path file) {
        try {
            return Json.read(Files.readString(file), Heard.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what was heard", e);
        }
    }
}
