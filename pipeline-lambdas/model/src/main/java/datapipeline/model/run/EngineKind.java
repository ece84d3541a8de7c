package datapipeline.model.run;

/** Who did the work of a step. */
public enum EngineKind {
    /** Our own code in a function. */
    LAMBDA("own", "our own code in Lambda"),
    TEXTRACT("textract", "Amazon Textract"),
    REKOGNITION("rekognition", "Amazon Rekognition"),
    COMPREHEND("comprehend", "Amazon Comprehend"),
    MEDIACONVERT("mediaconvert", "AWS Elemental MediaConvert"),
    TRANSCRIBE("transcribe", "Amazon Transcribe"),
    /** Our own code in a container that AWS Batch started. */
    BATCH_EKS("batch", "our own code in AWS Batch"),
    /** Our own code on one machine. */
    EMBEDDED("own", "our own code on this machine");

    private final String setting;
    private final String words;

    EngineKind(String setting, String words) {
        this.setting = setting;
        this.words = words;
    }

    /** How a setting calls it: our own code is {@code own} wherever it runs. */
    public String setting() {
        return setting;
    }

    /** Who that is, for people. */
    public String inWords() {
        return words;
    }
}
