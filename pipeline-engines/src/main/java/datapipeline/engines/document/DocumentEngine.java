package datapipeline.engines.document;

import datapipeline.model.Format;
import datapipeline.model.engine.Engine;
import datapipeline.model.option.ProcessingStep;
import datapipeline.model.run.EngineKind;

/** What every engine that reads documents is: in this machine's memory, and bounded by what their readers can take. */
public interface DocumentEngine<S extends ProcessingStep> extends Engine<S> {
    @Override
    default EngineKind kind() {
        return EngineKind.EMBEDDED;
    }

    @Override
    default long largest(Format format) {
        return Documents.largest(format);
    }
}
