package datapipeline.lifecycle.rules;

/**
 * Where an object goes at an age.
 *
 * @param days since the object was created
 */
public record Tier(int days, StorageClass storageClass) {
    /** S3 refuses to move an object into infrequent access earlier. */
    private static final int LEAST_DAYS_TO_INFREQUENT_ACCESS = 30;

    public Tier {
        boolean infrequent = storageClass == StorageClass.STANDARD_IA || storageClass == StorageClass.ONEZONE_IA;
        int least = infrequent ? LEAST_DAYS_TO_INFREQUENT_ACCESS : 0;
        if (days < least) {
            throw new IllegalArgumentException(
                    "'Days' in Transition action must be greater than or equal to %d for storageClass '%s', and is %d"
                            .formatted(least, storageClass, days));
        }
    }
}
