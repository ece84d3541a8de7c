package datapipeline.model;

import java.util.Locale;

/**
 * S3's order of events for one key: hexadecimal, of any length, compared after padding the shorter one with zeros on
 * the right. See
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
public final class Sequencer {
    private static final int WIDTH = 32;

    private Sequencer() {}

    /** The sequencer in the width in which plain string comparison is right. */
    public static String padded(String sequencer) {
        if (!sequencer.matches("[0-9A-Fa-f]{1,32}")) {
            throw new IllegalArgumentException("\"%s\" is not an S3 sequencer".formatted(sequencer));
        }
        return (sequencer + "0".repeat(WIDTH - sequencer.length())).toUpperCase(Locale.ROOT);
    }
}
