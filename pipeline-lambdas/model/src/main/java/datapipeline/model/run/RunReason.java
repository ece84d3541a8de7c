package datapipeline.model.run;

/** Why there is a run. */
public enum RunReason {
    UPLOAD,
    REPROCESS,
    REDRIVE,
    /** The sweep found an object that no event had told of. */
    SWEEP
}
