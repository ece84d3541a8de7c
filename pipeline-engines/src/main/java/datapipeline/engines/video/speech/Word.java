package datapipeline.engines.video.speech;

import java.util.Optional;

/**
 * A word as it was heard.
 *
 * @param start in seconds from the beginning of the sound
 * @param end in seconds from the beginning of the sound
 * @param confidence from 0 to 1; absent where the recogniser tells none
 */
public record Word(double start, double end, String text, Optional<Double> confidence) {
    public Word {
        if (!(end >= start)) {
            throw new IllegalArgumentException("a word cannot last from %s to %s s".formatted(start, end));
        }
    }

    Word later(double seconds) {
        return new Word(start + seconds, end + seconds, text, confidence);
    }
}
