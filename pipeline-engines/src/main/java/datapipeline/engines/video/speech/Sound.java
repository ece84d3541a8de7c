package datapipeline.engines.video.speech;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Sound as recognisers want it: one channel, 16 bits, {@value #RATE} samples a second. */
final class Sound {
    static final int RATE = 16_000;

    private final short[] samples;

    private Sound(short[] samples) {
        this.samples = samples;
    }

    /** Reads samples without a header, their lower byte first. */
    static Sound read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        short[] samples = new short[bytes.remaining() / Short.BYTES];
        bytes.asShortBuffer().get(samples);
        return new Sound(samples);
    }

    static Sound of(short... samples) {
        return new Sound(samples.clone());
    }

    int length() {
        return samples.length;
    }

    double seconds() {
        return (double) samples.length / RATE;
    }

    Sound part(int from, int to) {
        return new Sound(Arrays.copyOfRange(samples, from, to));
    }

    /** How loud a part is on average, in decibels below the loudest there can be; silence is very far below. */
    double loudness(int from, int to) {
        double sum = 1e-3;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return 10 * Math.log10(sum / Math.max(1, to - from) / (32_768.0 * 32_768.0));
    }

    /** How often a part goes from below zero to above, or back. */
    int crossings(int from, int to) {
        int crossings = 0;
        for (int i = from + 1; i < to; i++) {
            if (samples[i] < 0 != samples[i - 1] < 0) {
                crossings++;
            }
        }
        return crossings;
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    /** From -1 to 1. */
    float[] floats() {
        float[] floats = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            floats[i] = samples[i] / 32_768f;
        }
        return floats;
    }
}
