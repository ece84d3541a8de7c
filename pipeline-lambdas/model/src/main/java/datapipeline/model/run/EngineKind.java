package datapipeline.model.run;

/** Who did the work of a step. */
public enum EngineKind {
    /** Our own code in a function. */
    LAMBDA("own"),
    TEXTRACT("textract"),
    REKOGNITION("rekognition"),
    COMPREHEND("comprehend"),
    MEDIACONVERT("mediaconvert"),
    TRANSCRIBE("transcribe"),
    /** Our own code in a container that AWS Batch started. */
    BATCH_EKS("batch"),
    /** Our own code on one machine. */
    EMBEDDED("own");

    private final String setting;

    EngineKind(String setting) {
        this.setting = setting;
    }

    /** How a setting calls it: our own code is {@code own} wherever it runs. */
    public String setting() {
        return setting;
    }
}
