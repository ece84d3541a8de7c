package datapipeline.handlers.testing;

import datapipeline.model.Format;
import datapipeline.model.engine.Engine;
import datapipeline.model.engine.ExternalJob;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.Resize;
import datapipeline.model.run.EngineKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An engine that does what a test tells it. */
public final class ScriptedEngine implements Engine<Resize> {
    /** What is done instead of resizing. */
    public interface Script {
        StepResult play(StepInput input) throws InterruptedException, IOException;
    }

    public volatile Script script = ScriptedEngine::done;
    public volatile boolean external;
    public volatile long largest = Long.MAX_VALUE;
    public volatile int performed;
    public final List<ExternalJob> calledOff = new ArrayList<>();

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
        return external ? EngineKind.MEDIACONVERT : EngineKind.LAMBDA;
    }

    @Override
    public boolean isExternal() {
        return external;
    }

    @Override
    public long largest(Format format) {
        return largest;
    }

    @Override
    public void callOff(ExternalJob job) {
        calledOff.add(job);
    }

    @Override
    public StepResult perform(Resize step, StepInput input) throws InterruptedException {
        performed++;
        try {
            return script.play(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static StepResult done(StepInput input) {
        try {
            Path made = Files.writeString(input.outputs().resolve("small.gif"), "made");
            return new StepResult.Done(List.of(StepResult.MadeFile.of(made, "image/gif")), Map.of(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
