package datapipeline.local.cloud;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The class path of another module of the build: its classes, and the list of its dependencies that the build writes
 * into {@code target/function.classpath} beside them.
 */
final class ClassPaths {
    private static final String LIST = "function.classpath";

    private ClassPaths() {}

    /** The class path of the module that this class belongs to; the class itself is not initialised. */
    static List<Path> around(String className) {
        return around(className.replace('.', '/') + ".class", className);
    }

    /** The class paths of all modules that provide implementations of this interface; empty where none is installed. */
    static List<Path> aroundService(String interfaceName) {
        String list = "META-INF/services/" + interfaceName;
        try {
            return Collections.list(ClassPaths.class.getClassLoader().getResources(list)).stream()
                    .flatMap(url -> around(url, list).stream())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot find who provides " + interfaceName, e);
        }
    }

    private static List<Path> around(String resource, String what) {
        URL url = Objects.requireNonNull(
                ClassPaths.class.getClassLoader().getResource(resource),
                () -> what + " is not on the class path of this program");
        return around(url, resource);
    }

    private static List<Path> around(URL url, String resource) {
        Path module = moduleOf(url, resource);
        Path list = module.resolveSibling(LIST);
        if (!Files.exists(list)) {
            throw new IllegalStateException(
                    "%s is missing: build the project with Maven once, which writes it".formatted(list));
        }
        try {
            return Stream.concat(
                            Stream.of(module),
                            Arrays.stream(Files.readString(list).strip().split(File.pathSeparator))
                                    .filter(entry -> !entry.isEmpty())
                                    .map(Path::of))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + list, e);
        }
    }

    private static Path moduleOf(URL url, String resource) {
        try {
            String text = url.toString();
            String root = text.startsWith("jar:")
                    ? text.substring("jar:".length(), text.indexOf("!/"))
                    : text.substring(0, text.length() - resource.length());
            return Path.of(new URI(root));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(url + " is no file of this machine", e);
        }
    }
}
