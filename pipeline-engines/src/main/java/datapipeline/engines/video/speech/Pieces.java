package datapipeline.engines.video.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts sound where it is quietest, so that words stay whole, into pieces a recogniser holds in its memory at once. What is
 * silent, or never changes, falls away: a recogniser knows nothing but words, and is as sure of those it hears in a tune as
 * of those that are said.
 */
final class Pieces {
    /** In samples; a twentieth of a second. */
    private static final int FRAME = Sound.RATE / 20;

    private static final int MARGIN = 6 * FRAME;
    private static final double SILENCE_DECIBELS = -60;
    /** Between the quiet tenth and the loud tenth of what people say there is twice as much and more. */
    private static final double SYLLABLES_DECIBELS = 6;

    private static final int FEWEST_FRAMES = 10;

    /**
     * How much zero crossings vary, as a part of their mean. Measured, it was 0.47 in an old broadcast and 0.87 to 1.86 in other
     * speech, 0.02 to 0.28 in a tone, in tunes within an octave and in pink noise; with drums, or over two octaves, 0.3 to 0.6.
     */
    private static final double HISSING = 0.3;

    /** Two seconds: one syllable may have no consonant that hisses. */
    private static final int FEWEST_FRAMES_TO_HISS = 40;

    private final Sound sound;
    private final int longest;

    private Pieces(Sound sound, int longest) {
        this.sound = sound;
        this.longest = longest;
    }

    /** From one sample to before another. */
    record Piece(int from, int to) {
        double start() {
            return (double) from / Sound.RATE;
        }
    }

    /** None of them longer than so many seconds. */
    static List<Piece> of(Sound sound, int longestSeconds) {
        return new Pieces(sound, longestSeconds * Sound.RATE).all();
    }

    private List<Piece> all() {
        List<Piece> pieces = new ArrayList<>();
        for (int from = 0; from < sound.length(); ) {
            int to = sound.length() - from <= longest ? sound.length() : quietest(from + longest / 2, from + longest);
            addTrimmed(from, to, pieces);
            from = to;
        }
        return pieces;
    }

    /** The middle of the quietest fifth of a second; of several as quiet, the last. */
    private int quietest(int from, int to) {
        int best = to;
        double least = Double.MAX_VALUE;
        for (int at = from; at + 4 * FRAME <= to; at += FRAME) {
            double loudness = sound.loudness(at, at + 4 * FRAME);
            if (loudness <= least) {
                least = loudness;
                best = at + 2 * FRAME;
            }
        }
        return best;
    }

    private void addTrimmed(int from, int to, List<Piece> pieces) {
        int first = from;
        while (first < to && silent(first, Math.min(to, first + FRAME))) {
            first += FRAME;
        }
        int last = to;
        while (last > first && silent(Math.max(first, last - FRAME), last)) {
            last -= FRAME;
        }
        if (first < last && varies(first, last) && hisses(first, last)) {
            pieces.add(new Piece(Math.max(from, first - MARGIN), Math.min(to, last + MARGIN)));
        }
    }

    /** Syllables rise and fall; a hum, a tone or a hiss stays as loud as it is. */
    private boolean varies(int from, int to) {
        double[] loudness = IntStream.iterate(from, at -> at + FRAME <= to, at -> at + FRAME)
                .mapToDouble(at -> sound.loudness(at, at + FRAME))
                .sorted()
                .toArray();
        return loudness.length < FEWEST_FRAMES
                || loudness[loudness.length * 9 / 10] - loudness[loudness.length / 10] >= SYLLABLES_DECIBELS;
    }

    /**
     * Between vowels stand consonants that hiss, and cross zero many times as often; a tune goes up and down by much less. See
     * J. Saunders, "Real-time discrimination of broadcast speech/music", ICASSP 1996.
     */
    private boolean hisses(int from, int to) {
        double[] crossings = IntStream.iterate(from, at -> at + FRAME <= to, at -> at + FRAME)
                .filter(at -> !silent(at, at + FRAME))
                .mapToDouble(at -> sound.crossings(at, at + FRAME))
                .toArray();
        if (crossings.length < FEWEST_FRAMES_TO_HISS) {
            return true;
        }
        double mean = Arrays.stream(crossings).average().orElseThrow();
        double variance = Arrays.stream(crossings)
                .map(one -> (one - mean) * (one - mean))
                .average()
                .orElseThrow();
        return Math.sqrt(variance) >= HISSING * mean;
    }

    private boolean silent(int from, int to) {
        return sound.loudness(from, to) < SILENCE_DECIBELS;
    }
}
