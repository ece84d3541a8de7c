package datapipeline.handlers.testing;

import datapipeline.model.engine.Engine;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.Resize;
import datapipeline.model.run.EngineKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine that does what a test tells it. */
public final class ScriptedEngine implements Engine<Resize> {
    /** What is done instead of resizing. */
    public interface Script {
        StepResult play(StepInput input) throws InterruptedException;
    }

    public volatile Script script = ScriptedEngine::done;
    public final AtomicInteger performed = new AtomicInteger();

    @Override
    public Class<Resize> performs() {
        return Resize.class;
    }

    @Override
    public String name() {
        return "scripted 1";
    }

    @Override
    public EngineKind kind() {
        return EngineKind.EMBEDDED;
    }

    @Override
    public StepResult perform(Resize step, StepInput input) throws InterruptedException {
        performed.incrementAndGet();
        return script.play(input);
    }

    public static StepResult done(StepInput input) {
        try {
            Path made = Files.writeString(input.outputs().resolve("small.png"), "pixels");
            return new StepResult.Done(
                    List.of(StepResult.MadeFile.of(made, "image/png").sized(8, 8)), Map.of(), Map.of("cpuMs", 1L));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
