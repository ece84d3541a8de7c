package datapipeline.engines.recognition;

/** Weighted sums over neighbouring points. */
final class Convolutions {
    private Convolutions() {}

    /** Every channel from all channels; weights are made channel, row, column, channel. */
    static Tensor full(Tensor in, Tensor weights, Tensor bias, Window window, int[] shape) {
        Tensor out = Tensor.of(shape);
        int high = weights.rows();
        int wide = weights.columns();
        int depth = in.channels();
        int top = Window.margin(window.same(), in.rows(), out.rows(), window.down(), high);
        int left = Window.margin(window.same(), in.columns(), out.columns(), window.across(), wide);
        for (int y = 0, at = 0; y < out.rows(); y++) {
            for (int x = 0; x < out.columns(); x++) {
                for (int channel = 0; channel < out.channels(); channel++, at++) {
                    float sum = bias.values()[channel];
                    for (int row = 0; row < high; row++) {
                        int from = y * window.down() + row - top;
                        for (int column = 0; from >= 0 && from < in.rows() && column < wide; column++) {
                            int beside = x * window.across() + column - left;
                            if (beside >= 0 && beside < in.columns()) {
                                int point = (from * in.columns() + beside) * depth;
                                sum += product(
                                        in, point, weights, ((channel * high + row) * wide + column) * depth, depth);
                            }
                        }
                    }
                    out.values()[at] = sum;
                }
            }
        }
        return out;
    }

    private static float product(Tensor one, int at, Tensor other, int beside, int count) {
        float[] left = one.values();
        float[] right = other.values();
        float sum = 0;
        for (int i = 0; i < count; i++) {
            sum += left[at + i] * right[beside + i];
        }
        return sum;
    }

    /** Every channel from itself alone. */
    static Tensor each(Tensor in, Tensor weights, Tensor bias, Window window, int[] shape) {
        Tensor out = Tensor.of(shape);
        int depth = in.channels();
        int top = Window.margin(window.same(), in.rows(), out.rows(), window.down(), weights.rows());
        int left = Window.margin(window.same(), in.columns(), out.columns(), window.across(), weights.columns());
        for (int y = 0; y < out.rows(); y++) {
            for (int x = 0; x < out.columns(); x++) {
                int at = (y * out.columns() + x) * depth;
                System.arraycopy(bias.values(), 0, out.values(), at, depth);
                for (int row = 0; row < weights.rows(); row++) {
                    int from = y * window.down() + row - top;
                    for (int column = 0; from >= 0 && from < in.rows() && column < weights.columns(); column++) {
                        int beside = x * window.across() + column - left;
                        if (beside >= 0 && beside < in.columns()) {
                            int point = (from * in.columns() + beside) * depth;
                            add(out, at, in, point, weights, (row * weights.columns() + column) * depth, depth);
                        }
                    }
                }
            }
        }
        return out;
    }

    private static void add(Tensor sum, int at, Tensor in, int point, Tensor weights, int weight, int count) {
        for (int i = 0; i < count; i++) {
            sum.values()[at + i] += in.values()[point + i] * weights.values()[weight + i];
        }
    }
}
