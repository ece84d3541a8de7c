package datapipeline.local.lambda.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The first class of a function's process: ends the process when its standard input does, which is when the product is
 * gone, even by {@code kill -9}, and then runs AWS's runtime client. Without it a busy function would work on while the
 * next start gives its messages to another.
 */
public final class Lifeline {
    private static final int AS_IF_KILLED = 137;

    private Lifeline() {}

    /** A directory that has nothing but this class: a function sees of us what it sees of AWS's runtime, one class. */
    static Path unpacked() {
        return Unpacked.DIRECTORY;
    }

    private static final class Unpacked {
        private static final Path DIRECTORY = unpack();

        private static Path unpack() {
            String name = Lifeline.class.getName().replace('.', '/') + ".class";
            try (InputStream bytes = Objects.requireNonNull(Lifeline.class.getResourceAsStream("/" + name))) {
                Path directory = Files.createTempDirectory("lambda-lifeline-");
                Path file = directory.resolve(name);
                Files.createDirectories(file.getParent());
                Files.copy(bytes, file);
                try (Stream<Path> made = Files.walk(directory)) {
                    made.forEach(path -> path.toFile().deleteOnExit());
                }
                return directory;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot unpack the first class of functions' processes", e);
            }
        }
    }

    /** @param arguments the handler */
    public static void main(String[] arguments) throws Throwable {
        InputStream product = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread.ofPlatform().name("lifeline").daemon().start(() -> haltAtTheEndOf(product));
        AWSLambda.main(arguments);
    }

    private static void haltAtTheEndOf(InputStream product) {
        try {
            long all = product.transferTo(OutputStream.nullOutputStream());
            System.err.printf("the product is gone (it had said %d bytes)%n", all);
        } catch (IOException e) {
            System.err.println("the product is gone: " + e);
        }
        Runtime.getRuntime().halt(AS_IF_KILLED);
    }
}
