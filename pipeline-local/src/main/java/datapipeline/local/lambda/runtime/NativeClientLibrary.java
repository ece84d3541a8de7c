package datapipeline.local.lambda.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The native part of AWS's runtime client, unpacked once by this process. Left to itself, every function's process
 * unpacks it to the one file {@code /tmp/.libaws-lambda-jni.so}: on AWS each has a /tmp of its own, here the one that
 * starts loads what another is just writing, and dies of SIGBUS.
 */
final class NativeClientLibrary {
    /** The runtime client loads the file that this property names, and unpacks nothing. */
    private static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private static final Optional<Path> UNPACKED = unpacked();

    private NativeClientLibrary() {}

    /** What the JVM of a function is to be told; nothing where the client brings no library for this machine. */
    static List<String> jvmFlags() {
        return UNPACKED.map(file -> "-D%s=%s".formatted(PROPERTY, file)).stream()
                .toList();
    }

    private static Optional<Path> unpacked() {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        String library = "/jni/libaws-lambda-jni.%s-%s.so".formatted(isMusl() ? "linux_musl" : "linux", machine);
        try (InputStream in = AWSLambda.class.getResourceAsStream(library)) {
            if (in == null) {
                return Optional.empty();
            }
            Path file = Files.createTempFile("aws-lambda-jni-", ".so");
            file.toFile().deleteOnExit();
            Files.write(file, in.readAllBytes());
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the native part of the Lambda runtime client", e);
        }
    }

    private static boolean isMusl() {
        return Files.exists(Path.of("/lib/ld-musl-x86_64.so.1")) || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1"));
    }
}
