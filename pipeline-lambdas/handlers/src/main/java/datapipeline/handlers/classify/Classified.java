package datapipeline.handlers.classify;

import datapipeline.model.Format;
import datapipeline.model.ReasonCode;

/** What the bytes of a file turned out to be. */
public sealed interface Classified {

    /** A format the pipeline has a room for. */
    record Known(Format format) implements Classified {}

    /**
     * Recognised, and not to be processed.
     *
     * @param what it is, as it stands in a sentence: "an MP3 audio file"
     */
    record Unsupported(ReasonCode code, String what) implements Classified {}

    /** Bytes that no rule recognises; the file's name is never asked instead. */
    record Unknown() implements Classified {}

    static Classified known(Format format) {
        return new Known(format);
    }

    static Classified unsupported(String what) {
        return new Unsupported(ReasonCode.TYPE_UNSUPPORTED, what);
    }

    static Classified executable(String what) {
        return new Unsupported(ReasonCode.EXECUTABLE, what);
    }
}
