package datapipeline.engines.recognition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A neural network in a TensorFlow Lite file, run in plain Java. It knows the operations that the networks beside it
 * use, on 16- and 32-bit floats.
 *
 * @see <a href="https://github.com/tensorflow/tensorflow/blob/master/tensorflow/compiler/mlir/lite/schema/schema.fbs">schema</a>
 */
final class Network {
    private static final int FLOAT32 = 0;
    private static final int FLOAT16 = 1;
    private static final int INT32 = 2;

    private final int[] codes;
    private final Flatbuffer[] tensors;
    private final Flatbuffer[] buffers;
    private final Flatbuffer[] operators;
    private final int input;
    private final int[] outputs;

    private Network(Flatbuffer model) {
        codes = Arrays.stream(model.tables(1))
                .mapToInt(code -> Math.max(code.small(0), code.whole(3, 0)))
                .toArray();
        Flatbuffer graph = model.tables(2)[0];
        buffers = model.tables(4);
        tensors = graph.tables(0);
        input = graph.wholes(1)[0];
        outputs = graph.wholes(2);
        operators = graph.tables(3);
    }

    /** @throws IllegalStateException when the resource is missing */
    static Network load(String resource) {
        try (InputStream in = Network.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no " + resource);
            }
            return new Network(Flatbuffer.root(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** From the picture to the outputs, in the order of the file. */
    List<float[]> run(float[] picture) {
        Tensor[] known = new Tensor[tensors.length];
        known[input] = new Tensor(tensors[input].wholes(0), picture);
        for (Flatbuffer operator : operators) {
            int[] from = operator.wholes(1);
            known[operator.wholes(2)[0]] = perform(operator, from, known);
        }
        return Arrays.stream(outputs).mapToObj(output -> known[output].values()).toList();
    }

    private Tensor perform(Flatbuffer operator, int[] from, Tensor[] known) {
        Flatbuffer options = operator.table(4).orElse(operator);
        Tensor first = tensor(from[0], known);
        int[] shape = tensors[operator.wholes(2)[0]].wholes(0);
        return switch (codes[operator.whole(0, 0)]) {
            case 0 -> Layers.clipped(Layers.sum(first, tensor(from[1], known)), options.small(0));
            case 2 ->
                Layers.joined(
                        Arrays.stream(from).mapToObj(i -> tensor(i, known)).toList(), shape);
            case 3 -> {
                Window window = Window.of(options.small(0), options.whole(1, 1), options.whole(2, 1));
                Tensor weights = tensor(from[1], known);
                yield Layers.clipped(
                        Convolutions.full(first, weights, tensor(from[2], known), window, shape), options.small(3));
            }
            case 4 -> {
                Window window = Window.of(options.small(0), options.whole(1, 1), options.whole(2, 1));
                Tensor weights = tensor(from[1], known);
                yield Layers.clipped(
                        Convolutions.each(first, weights, tensor(from[2], known), window, shape), options.small(4));
            }
            case 6 -> first;
            case 17 -> {
                Window window = Window.of(options.small(0), options.whole(1, 1), options.whole(2, 1));
                yield Layers.largest(first, options.whole(4, 1), options.whole(3, 1), window, shape);
            }
            case 19 -> Layers.clipped(first, Layers.FROM_ZERO);
            case 22 -> new Tensor(shape, first.values());
            case 34 -> Layers.padded(first, tensor(from[1], known), shape);
            default -> throw new IllegalStateException("a layer of this network is not known here");
        };
    }

    private Tensor tensor(int number, Tensor[] known) {
        if (known[number] == null) {
            known[number] = constant(tensors[number]);
        }
        return known[number];
    }

    private Tensor constant(Flatbuffer tensor) {
        ByteBuffer data = buffers[tensor.whole(2, 0)].data(0);
        Tensor made = Tensor.of(tensor.wholes(0));
        float[] values = made.values();
        int kind = tensor.small(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (kind) {
                case FLOAT32 -> data.getFloat(4 * i);
                case FLOAT16 -> Float.float16ToFloat(data.getShort(2 * i));
                case INT32 -> data.getInt(4 * i);
                default -> throw new IllegalStateException("no tensor of kind %d is known".formatted(kind));
            };
        }
        return made;
    }
}
