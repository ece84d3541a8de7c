package datapipeline.engines.video.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class PiecesTest {
    private static final int SECONDS = 5;
    private static final int[] CHORD = {0, 4, 7, 12, 7, 4, 0, -5};

    private final Random random = new Random(1);

    @Test
    void listensToNoTune() {
        assertThat(Pieces.of(sound(PiecesTest::plucked), 10)).isEmpty();
    }

    @Test
    void listensToNoHissThatSwells() {
        assertThat(Pieces.of(sound(second -> hiss() * swell(second)), 10)).isEmpty();
    }

    @Test
    void listensToVowelsWithConsonantsBetweenThem() {
        assertThat(Pieces.of(sound(this::vowelThenConsonant), 10)).hasSize(1);
    }

    /** Four notes a second with their overtones, each of which dies away. */
    private static double plucked(double second) {
        double pitch = 262 * Math.pow(2, CHORD[(int) (second * 4) % CHORD.length] / 12.0);
        double all = 0;
        for (int overtone = 1; overtone <= 4; overtone++) {
            all += Math.sin(2 * Math.PI * pitch * overtone * second) / overtone;
        }
        return 0.25 * all * swell(second);
    }

    private static double swell(double second) {
        return Math.exp(-8 * (second % 0.25));
    }

    private double hiss() {
        return 0.4 * (random.nextDouble() - 0.5);
    }

    private double vowelThenConsonant(double second) {
        double vowel = 0.4 * Math.sin(2 * Math.PI * 150 * second);
        return second % 0.3 < 0.2 ? vowel : 0.2 * hiss();
    }

    private static Sound sound(DoubleUnaryOperator wave) {
        short[] samples = new short[SECONDS * Sound.RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (30_000 * wave.applyAsDouble((double) i / Sound.RATE));
        }
        return Sound.of(samples);
    }
}
