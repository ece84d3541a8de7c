package datapipeline.engines.video.speech;

import datapipeline.engines.sandbox.Worker;
import datapipeline.engines.sandbox.WorkerAnswer;
import datapipeline.engines.sandbox.WorkerAnswer.Made;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.Progress;
import datapipeline.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The process that listens: a model takes a gigabyte, and those that operators bring are read by native code. */
final class SpeechWorker {
    private SpeechWorker() {}

    /** @param arguments the sound, the output directory, and where the operator's model lies, if there is one */
    public static void main(String[] arguments) throws Exception {
        Path sound = Path.of(arguments[0]);
        Path outputs = Path.of(arguments[1]);
        Optional<Path> model = arguments.length > 2 ? Optional.of(Path.of(arguments[2])) : Optional.empty();
        Worker.runTelling(progress -> listen(sound, outputs, model, progress));
    }

    private static WorkerAnswer listen(Path file, Path outputs, Optional<Path> model, Progress progress)
            throws IOException {
        SpeechRecogniser recogniser =
                model.<SpeechRecogniser>map(VoskRecogniser::new).orElseGet(SphinxRecogniser::new);
        Heard heard;
        try {
            heard = new Heard(recogniser.hear(Sound.read(file), progress));
        } catch (ModelException e) {
            return WorkerAnswer.refused(ReasonCode.ENGINE_FAILED, String.valueOf(e.getMessage()));
        }
        Files.writeString(outputs.resolve(Heard.FILE), Json.write(heard));
        return WorkerAnswer.done(
                List.of(new Made(Heard.FILE, "application/json", null, null, Map.of())), Map.of(), Map.of());
    }
}
