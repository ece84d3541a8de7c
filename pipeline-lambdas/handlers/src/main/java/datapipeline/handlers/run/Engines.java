package datapipeline.handlers.run;

import datapipeline.model.engine.Engine;
import datapipeline.model.option.ProcessingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The engines of this installation. */
public final class Engines {
    private final List<Engine<?>> installed;

    public Engines(List<Engine<?>> installed) {
        this.installed = List.copyOf(installed);
    }

    /** Whatever is on this function's class path. */
    public static Engines onClassPath() {
        List<Engine<?>> found = new ArrayList<>();
        for (Engine<?> engine : ServiceLoader.load(Engine.class, Engines.class.getClassLoader())) {
            found.add(engine);
        }
        return new Engines(found);
    }

    /** The step with its engine, when one is installed. */
    public <S extends ProcessingStep> Optional<StepWork> work(Class<S> kind, S step) {
        return installed.stream()
                .filter(engine -> engine.performs() == kind)
                .findFirst()
                .map(engine -> StepWork.of(performing(kind, engine), step));
    }

    @SuppressWarnings("unchecked") // the engine says itself that it performs this kind
    private static <S extends ProcessingStep> Engine<S> performing(Class<S> kind, Engine<?> engine) {
        if (engine.performs() != kind) {
            throw new IllegalArgumentException("%s does not perform %s".formatted(engine.name(), kind));
        }
        return (Engine<S>) engine;
    }
}
