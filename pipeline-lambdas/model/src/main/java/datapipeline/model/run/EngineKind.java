package datapipeline.model.run;

/** Who did the work of a step. */
public enum EngineKind {
    LAMBDA,
    TEXTRACT,
    REKOGNITION,
    MEDIACONVERT,
    TRANSCRIBE,
    BATCH_EKS,
    EMBEDDED
}
