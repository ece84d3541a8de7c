package datapipeline.engines.model3d;

import datapipeline.model.Format;
import datapipeline.model.engine.Engine;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.run.EngineKind;

/** What every engine that reads 3D models is: in this machine's memory, and bounded by what the reader can take. */
public interface ModelEngine<S extends ProcessingStep> extends Engine<S> {
    @Override
    default EngineKind kind() {
        return EngineKind.EMBEDDED;
    }

    @Override
    default long largest(Format format) {
        return ModelReader.MAX_BYTES;
    }
}
