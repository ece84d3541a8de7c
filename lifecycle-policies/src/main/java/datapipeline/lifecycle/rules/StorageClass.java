package datapipeline.lifecycle.rules;

/**
 * S3's storage classes in the order of S3's waterfall: a transition only ever goes down. See
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
public enum StorageClass {
    STANDARD,
    STANDARD_IA,
    INTELLIGENT_TIERING,
    ONEZONE_IA,
    GLACIER_IR,
    GLACIER,
    DEEP_ARCHIVE;

    /** Whether S3 moves an object from this class to that one. */
    public boolean canBecome(StorageClass other) {
        return switch (this) {
            case STANDARD -> other != STANDARD;
            case STANDARD_IA -> other.compareTo(STANDARD_IA) > 0;
            case INTELLIGENT_TIERING -> other.compareTo(INTELLIGENT_TIERING) > 0;
            case ONEZONE_IA -> other == GLACIER || other == DEEP_ARCHIVE;
            case GLACIER_IR -> other == GLACIER || other == DEEP_ARCHIVE;
            case GLACIER -> other == DEEP_ARCHIVE;
            case DEEP_ARCHIVE -> false;
        };
    }
}
