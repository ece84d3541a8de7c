package datapipeline.engines.video.speech;

import datapipeline.model.engine.Progress;
import datapipeline.model.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/** Vosk with a model of the operator's, in whatever language that is. */
record VoskRecogniser(Path directory) implements SpeechRecogniser {
    private static final int SECOND_BYTES = Sound.RATE * Short.BYTES;

    private record Utterance(@Nullable List<Said> result) {}

    private record Said(double start, double end, String word, double conf) {}

    @Override
    public List<Word> hear(Sound sound, Progress progress) throws IOException {
        LibVosk.setLogLevel(LogLevel.WARNINGS);
        try (Model model = loaded();
                Recognizer recognizer = new Recognizer(model, Sound.RATE)) {
            recognizer.setWords(true);
            return heard(recognizer, sound.bytes(), progress);
        }
    }

    private Model loaded() throws ModelException {
        try {
            return new Model(directory.toString());
        } catch (IOException e) {
            throw new ModelException(
                    "%s names %s, which is no model that Vosk can load".formatted(SpeechToText.SETTING, directory), e);
        }
    }

    private static List<Word> heard(Recognizer recognizer, byte[] bytes, Progress progress) {
        List<Word> words = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += SECOND_BYTES) {
            progress.at((double) from / bytes.length, "listening");
            byte[] second = java.util.Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + SECOND_BYTES));
            if (recognizer.acceptWaveForm(second, second.length)) {
                words.addAll(words(recognizer.getResult()));
            }
        }
        words.addAll(words(recognizer.getFinalResult()));
        return words;
    }

    private static List<Word> words(String json) {
        return Optional.ofNullable(Json.read(json, Utterance.class).result()).orElse(List.of()).stream()
                .map(said -> new Word(said.start(), said.end(), said.word(), Optional.of(said.conf())))
                .toList();
    }
}
