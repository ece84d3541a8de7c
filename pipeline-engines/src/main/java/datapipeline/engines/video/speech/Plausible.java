package datapipeline.engines.video.speech;

/** What people do not say. */
final class Plausible {
    /** Nobody draws a sound out longer when speaking; a hum is taken for a word that lasts for seconds. */
    private static final double LONGEST_PHONE_SECONDS = 0.4;

    private Plausible() {}

    static boolean lasts(int phones, double seconds) {
        return seconds <= LONGEST_PHONE_SECONDS * (phones + 1);
    }
}
