package datapipeline.local.standin;

import datapipeline.model.Format;
import datapipeline.model.Source;
import datapipeline.model.engine.Engine;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Semaphore;

/** Our own engines, which do for real what a stand-in is asked for; only so many at a time. */
public final class OwnEngines {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Semaphore places;

    /** @param atATime how many may work; who comes later waits */
    public OwnEngines(int atATime) {
        this.places = new Semaphore(atATime, true);
    }

    /**
     * Performs the step on a file.
     *
     * @param outputs an empty directory
     * @throws IllegalStateException when none of our engines performs such a step, or we are stopped
     */
    public StepResult perform(ProcessingStep step, Format format, Path file, Path outputs) {
        try {
            places.acquire();
            try {
                var source = new Source(
                        "stand-in", file.toString(), Optional.empty(), "", Files.size(file), "", Optional.empty());
                return perform(own(step), step, new StepInput(source, format, file, outputs, LONGEST));
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the embedded cloud is stopped", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static <S extends ProcessingStep> StepResult perform(Engine<S> engine, ProcessingStep step, StepInput input)
            throws InterruptedException {
        return engine.perform(engine.performs().cast(step), input);
    }

    @SuppressWarnings("rawtypes")
    private static Engine<?> own(ProcessingStep step) {
        List<Engine<?>> able = new ArrayList<>();
        for (Engine engine : ServiceLoader.load(Engine.class, OwnEngines.class.getClassLoader())) {
            if (engine.performs().isInstance(step) && engine.kind().setting().equals(EngineChoice.OWN)) {
                able.add(engine);
            }
        }
        return able.stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no engine of ours performs %s"
                        .formatted(step.operation().wireName())));
    }
}
