package datapipeline.model.cost;

/** Something AWS charges for, and how it is counted here. */
public enum Rate {
    LAMBDA_REQUEST("Lambda", 1),
    /** Counted in MB-milliseconds, priced by the GB-second. */
    LAMBDA_ARM64("Lambda", Rate.MB_MILLIS_IN_A_GB_SECOND),
    /** Counted in MB-milliseconds, priced by the GB-second. */
    LAMBDA_X86_64("Lambda", Rate.MB_MILLIS_IN_A_GB_SECOND),
    /** PUT, COPY, POST and LIST. */
    S3_WRITE("S3", 1),
    /** GET and the rest. */
    S3_READ("S3", 1),
    SQS_REQUEST("SQS", 1),
    SNS_PUBLISH("SNS", 1),
    EVENTBRIDGE_EVENT("EventBridge", 1),
    /** Write request units; in a transaction, and for each index, a write counts again. */
    DYNAMODB_WRITE("DynamoDB", 1),
    DYNAMODB_READ("DynamoDB", 1),
    TEXTRACT_PAGE("Textract", 1),
    REKOGNITION_IMAGE("Rekognition", 1),
    /** 100 characters, asked one question; three at least of each text. */
    COMPREHEND_UNIT("Comprehend", 1),
    /** Counted in milliseconds of output. */
    MEDIACONVERT_MINUTE("MediaConvert", Rate.MILLIS_IN_A_MINUTE),
    /** Counted in milliseconds of sound. */
    TRANSCRIBE_MINUTE("Transcribe", Rate.MILLIS_IN_A_MINUTE),
    /** Counted in milliseconds of a node. */
    BATCH_SECOND("Batch on EKS", 1000);

    private static final long MB_MILLIS_IN_A_GB_SECOND = 1024 * 1000;
    private static final long MILLIS_IN_A_MINUTE = 60 * 1000;

    private final String service;
    private final long countsInAUnit;

    Rate(String service, long countsInAUnit) {
        this.service = service;
        this.countsInAUnit = countsInAUnit;
    }

    /** Whose bill it is on. */
    public String service() {
        return service;
    }

    /** How many counts make the unit that has the price. */
    long countsInAUnit() {
        return countsInAUnit;
    }
}
