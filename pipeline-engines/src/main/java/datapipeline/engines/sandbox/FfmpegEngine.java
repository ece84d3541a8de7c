package datapipeline.engines.sandbox;

import datapipeline.model.engine.Engine;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.run.EngineKind;

/**
 * An engine whose work ffmpeg does in the sandbox of this machine.
 *
 * @param <S> the step it performs
 */
public interface FfmpegEngine<S extends ProcessingStep> extends Engine<S> {

    @Override
    default String name() {
        return "ffmpeg " + Ffmpeg.installed().version();
    }

    @Override
    default EngineKind kind() {
        return EngineKind.EMBEDDED;
    }
}
