package datapipeline.model;

/**
 * Why a file was not processed, in a form that can be counted, alarmed on and redriven by. The sentence a person reads
 * is in {@link Problem}; the advice here holds for every file with this reason.
 */
public enum ReasonCode {
    OPTION_SYNTAX("Correct how the processing option is written, then process the file again."),
    OPTION_UNKNOWN("Choose one of the operations of this type of file."),
    OPTION_WRONG_TYPE("Choose operations that fit this type of file."),
    OPTION_VALUE("Correct the parameter, then process the file again."),
    OPTION_TOO_LARGE("Use fewer steps, or a preset."),
    PRESET_UNKNOWN("Name an existing preset, or write the option out."),
    TYPE_UNKNOWN("Check that the upload is complete and is a document, a picture, a 3D model or a video."),
    TYPE_UNSUPPORTED("Unpack or convert the file to a supported format and upload it again."),
    EXECUTABLE("Programs are never processed. Remove the file if nobody expected it."),
    EMPTY_FILE("Upload the file again: it has no bytes."),
    TRUNCATED("Upload the file again: its end is missing."),
    CORRUPT("Open the file in the program that made it, save it anew and upload it again."),
    ENCRYPTED("Remove the password and upload the file again."),
    TOO_LARGE("Split the file, or ask for a larger limit."),
    DECOMPRESSION_BOMB("The file unpacks to far more than its size. Do not open it unless you know who made it."),
    PIXEL_LIMIT("Reduce the picture below the pixel limit and upload it again."),
    CHECKSUM_MISMATCH("The bytes are not those the uploader declared. Upload the file again."),
    KEY_INVALID("Give the object a key the pipeline can use."),
    SOURCE_GONE("The object was deleted before it was processed. Upload it again if it is still wanted."),
    SOURCE_ARCHIVED("Restore the object in S3, then process the file again: an archived object cannot be read."),
    SOURCE_FORBIDDEN(
            "Give the pipeline's functions the right to read the object, and its key in KMS, then process the file again."),
    SOURCE_CUSTOMER_KEY(
            "Upload the file again, encrypted by S3 or with a key in KMS: the pipeline has no customer keys."),
    FORMAT_UNREADABLE("No engine here reads this format for this operation. Convert the file first."),
    LIMIT_EXCEEDED("The file asks for more pages, triangles or minutes than one run may use. Split it."),
    ENGINE_TIMEOUT("The engine did not finish in time, twice. Split the file, or ask for less of it."),
    ENGINE_CRASH("The engine died on this file. Try again once; if it dies again, keep the file for the developers."),
    ENGINE_FAILED("The engine could not do its work. The message says what it met; process the file again."),
    ATTEMPTS_EXHAUSTED(
            "The file is not to blame. Repair what the message names, a permission or a full disk perhaps; then process the file again."),
    CLASSIFY_FAILED("The classifier itself failed. Its log says why; then process the file again."),
    CANCELLED("Somebody cancelled this run. Process the file again if it is wanted after all."),
    SUPERSEDED("A newer version of the object took its place.");

    private final String advice;

    ReasonCode(String advice) {
        this.advice = advice;
    }

    /** What to do about it, as one or two sentences to the operator. */
    public String advice() {
        return advice;
    }
}
