package datapipeline.model.engine;

import datapipeline.model.Format;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.run.EngineKind;
import java.util.Optional;

/**
 * Carries out one kind of step. Rooms find engines through {@link java.util.ServiceLoader}, so no room knows who does
 * the work, and no function carries the natives of another.
 *
 * <p>An engine trusts nothing about the file: it works under limits, in a process of its own where the file could hurt,
 * and tells a bad file ({@link StepResult.Refused}) from bad luck ({@link StepResult.Broken}).
 *
 * @param <S> the step it performs
 */
public interface Engine<S extends ProcessingStep> {
    /** Which steps it performs. */
    Class<S> performs();

    /** Name and version, for the manifest: {@code pdfbox 3.0.8}. */
    String name();

    /** Who does the work. */
    EngineKind kind();

    /**
     * Whether it has others do the work, reads the source from S3 itself, and may answer
     * {@link StepResult.Pending}.
     */
    default boolean isExternal() {
        return false;
    }

    /**
     * The largest file of this format it takes, in bytes: a larger one is refused before it is fetched. How much the
     * machine it runs on has room for is not its business.
     */
    default long largest(Format format) {
        return Long.MAX_VALUE;
    }

    /** Key, in S3_OUTPUT, of what operators maintain and the engine wants to have beside each file. */
    default Optional<String> reference() {
        return Optional.empty();
    }

    /** Stops a job that nobody waits for any more; one that has ended is left as it is. */
    default void callOff(ExternalJob job) {}

    /**
     * Performs the step on one file.
     *
     * @throws InterruptedException when the attempt was called off; everything started is stopped by then
     */
    StepResult perform(S step, StepInput input) throws InterruptedException;
}
