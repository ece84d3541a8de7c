package datapipeline.handlers.run;

import datapipeline.model.Format;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.Engine;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.engine.ExternalJob;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.Operation;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.run.EngineKind;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The engines that are installed, and which of them is chosen where several could do an operation. */
public final class Engines {
    private final List<Engine<?>> installed;
    private final EngineChoice choice;

    public Engines(List<Engine<?>> installed, EngineChoice choice) {
        this.installed = List.copyOf(installed);
        this.choice = choice;
    }

    /** None: for who has no work done, and only tells of it. */
    public static Engines none() {
        return new Engines(List.of(), EngineChoice.open(EngineKind.LAMBDA));
    }

    /** Those on the class path of this function. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    public static Engines onClassPath(EngineChoice choice) {
        List<Engine> found = ServiceLoader.load(Engine.class, Engines.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new Engines((List<Engine<?>>) (List) found, choice);
    }

    /** The name of what performs the step, for the manifest. */
    public Optional<String> nameFor(ProcessingStep step) {
        return find(step).map(Engine::name);
    }

    /** Who performs the step. */
    public Optional<EngineKind> kindFor(ProcessingStep step) {
        return find(step).map(Engine::kind).map(choice::placed);
    }

    /** Whether others do the work of the step. */
    public boolean isExternal(ProcessingStep step) {
        return find(step).filter(Engine::isExternal).isPresent();
    }

    /** The largest file of a format that the step can be performed on, in bytes. */
    long largest(ProcessingStep step, Format format) {
        return find(step).map(engine -> engine.largest(format)).orElse(Long.MAX_VALUE);
    }

    /** Key of what the step's engine wants to have beside the file. */
    Optional<String> reference(ProcessingStep step) {
        return find(step).flatMap(Engine::reference);
    }

    /** Stops the job that others do for the step. */
    public void callOff(ProcessingStep step, ExternalJob job) {
        find(step).ifPresent(engine -> engine.callOff(job));
    }

    public StepResult perform(ProcessingStep step, StepInput input) throws InterruptedException {
        Optional<Engine<?>> engine = find(step);
        if (engine.isEmpty()) {
            return new StepResult.Refused(Problem.of(ReasonCode.FORMAT_UNREADABLE, missing(step.operation())));
        }
        return perform(engine.get(), step, input);
    }

    private String missing(Operation operation) {
        return choice.of(operation)
                .map(set -> "%s is set to %s, and no such engine for %s is installed here."
                        .formatted(EngineChoice.variable(operation), set, operation.wireName()))
                .orElseGet(() -> "No engine for %s is installed here.".formatted(operation.wireName()));
    }

    private static <S extends ProcessingStep> StepResult perform(Engine<S> engine, ProcessingStep step, StepInput input)
            throws InterruptedException {
        try {
            return engine.perform(engine.performs().cast(step), input);
        } catch (RuntimeException e) {
            return new StepResult.Broken(
                    Problem.of(ReasonCode.ENGINE_FAILED, "The engine %s failed: %s".formatted(engine.name(), e)));
        }
    }

    private Optional<Engine<?>> find(ProcessingStep step) {
        List<Engine<?>> able = installed.stream()
                .filter(engine -> engine.performs().isInstance(step))
                .toList();
        return choice.among(able, step.operation());
    }
}
