package datapipeline.engines.recognition;

/**
 * Numbers in up to four dimensions: batch, rows, columns, channels.
 *
 * @param shape how many there are in each dimension
 */
@SuppressWarnings("ArrayRecordComponent") // it is worked on in place, and never compared
record Tensor(int[] shape, float[] values) {

    static Tensor of(int[] shape) {
        int count = 1;
        for (int size : shape) {
            count *= size;
        }
        return new Tensor(shape, new float[count]);
    }

    int rows() {
        return shape[1];
    }

    int columns() {
        return shape[2];
    }

    int channels() {
        return shape[3];
    }
}
