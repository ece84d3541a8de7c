package datapipeline.local.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.utils.Lazy;

/**
 * What a service's exceptions are called on the wire. The SDK names every class {@code …Exception}, whether the error is
 * called so ({@code ResourceNotFoundException}) or not ({@code QueueDoesNotExist}), and keeps the true name only as a
 * string inside its generated client. So the client's constant pool is asked which of the two spellings it knows.
 */
final class ErrorShapes {
    private static final String SUFFIX = "Exception";
    private static final int CONSTANT_UTF8 = 1;

    private final Lazy<String> clientClass;
    private final Map<Class<?>, Optional<String>> names = new ConcurrentHashMap<>();

    private ErrorShapes(Lazy<String> clientClass) {
        this.clientClass = clientClass;
    }

    /** The errors of the service with this client interface. */
    static ErrorShapes of(Class<?> api) {
        return new ErrorShapes(new Lazy<>(() -> bytesOf(api, "Default" + api.getSimpleName() + ".class")));
    }

    /** Of no service at all. */
    static ErrorShapes none() {
        return new ErrorShapes(new Lazy<>(() -> ""));
    }

    /** The name of a modelled error; nothing for a service's base exception, which has no name but its error code. */
    Optional<String> nameOf(Class<? extends AwsServiceException> thrown) {
        return names.computeIfAbsent(thrown, this::find);
    }

    private Optional<String> find(Class<?> thrown) {
        if (thrown == AwsServiceException.class || thrown.getSuperclass() == AwsServiceException.class) {
            return Optional.empty();
        }
        String name = thrown.getSimpleName();
        String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return Stream.of(name, stem, stem + "Fault")
                .filter(candidate -> clientClass.getValue().contains(constant(candidate)))
                .findFirst()
                .or(() -> Optional.of(name));
    }

    /** How a constant pool holds a string: https://docs.oracle.com/javase/specs/jvms/se21/html/jvms-4.html#jvms-4.4.7. */
    private static String constant(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(CONSTANT_UTF8);
            out.writeUTF(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static String bytesOf(Class<?> api, String resource) {
        try (InputStream in = api.getResourceAsStream(resource)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
