package datapipeline.engines.sandbox;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The class path of a worker: what the engines themselves were loaded from. */
final class ClassPath {
    private ClassPath() {}

    /** A function's class loader knows its jars; where none does, it is the class path this process was started with. */
    static String of(@Nullable ClassLoader loader) {
        Set<String> places = new LinkedHashSet<>();
        for (ClassLoader next = loader; next != null; next = next.getParent()) {
            if (next instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    places.add(path(url));
                }
            }
        }
        return places.isEmpty() ? System.getProperty("java.class.path") : String.join(File.pathSeparator, places);
    }

    private static String path(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path entry is no file: " + url, e);
        }
    }
}
