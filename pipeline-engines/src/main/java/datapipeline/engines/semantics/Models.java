package datapipeline.engines.semantics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The models, out of the jars they are published in. */
final class Models {
    interface Reader<M> {
        M read(InputStream in) throws IOException;
    }

    private Models() {}

    static <M> M load(String name, Reader<M> reader) {
        try (InputStream in = Models.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the model %s is not on the class path".formatted(name));
            }
            return reader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the model %s cannot be read".formatted(name), e);
        }
    }
}
