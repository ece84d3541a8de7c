package datapipeline.engines.recognition;

import java.util.Arrays;
import java.util.List;

/** What networks do besides convolutions. */
final class Layers {
    static final int FROM_ZERO = 1;
    private static final int FROM_ZERO_TO_SIX = 3;

    private Layers() {}

    static Tensor sum(Tensor one, Tensor other) {
        Tensor out = Tensor.of(one.shape());
        for (int i = 0; i < out.values().length; i++) {
            out.values()[i] = one.values()[i] + other.values()[i];
        }
        return out;
    }

    /** @param activation as TensorFlow Lite numbers them */
    static Tensor clipped(Tensor in, int activation) {
        if (activation != FROM_ZERO && activation != FROM_ZERO_TO_SIX) {
            return in;
        }
        float most = activation == FROM_ZERO ? Float.MAX_VALUE : 6;
        Tensor out = Tensor.of(in.shape());
        for (int i = 0; i < out.values().length; i++) {
            out.values()[i] = Math.clamp(in.values()[i], 0, most);
        }
        return out;
    }

    /** One after the other: in these networks along the first dimension that is not the batch. */
    static Tensor joined(List<Tensor> parts, int[] shape) {
        Tensor out = Tensor.of(shape);
        int at = 0;
        for (Tensor part : parts) {
            System.arraycopy(part.values(), 0, out.values(), at, part.values().length);
            at += part.values().length;
        }
        return out;
    }

    static Tensor largest(Tensor in, int high, int wide, Window window, int[] shape) {
        Tensor out = Tensor.of(shape);
        Arrays.fill(out.values(), Float.NEGATIVE_INFINITY);
        int depth = in.channels();
        for (int y = 0; y < out.rows(); y++) {
            for (int x = 0; x < out.columns(); x++) {
                int at = (y * out.columns() + x) * depth;
                for (int row = y * window.down(); row < Math.min(in.rows(), y * window.down() + high); row++) {
                    int end = Math.min(in.columns(), x * window.across() + wide);
                    for (int column = x * window.across(); column < end; column++) {
                        int point = (row * in.columns() + column) * depth;
                        for (int i = 0; i < depth; i++) {
                            out.values()[at + i] = Math.max(out.values()[at + i], in.values()[point + i]);
                        }
                    }
                }
            }
        }
        return out;
    }

    /** @param margins before and behind each of the four dimensions */
    static Tensor padded(Tensor in, Tensor margins, int[] shape) {
        Tensor out = Tensor.of(shape);
        int above = (int) margins.values()[2];
        int left = (int) margins.values()[4];
        int before = (int) margins.values()[6];
        for (int y = 0; y < in.rows(); y++) {
            for (int x = 0; x < in.columns(); x++) {
                int from = (y * in.columns() + x) * in.channels();
                int to = ((y + above) * out.columns() + x + left) * out.channels() + before;
                System.arraycopy(in.values(), from, out.values(), to, in.channels());
            }
        }
        return out;
    }
}
