package datapipeline.local.lambda.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The jars of functions. Functions of this process that have the same ones share them, so that the AWS SDK is loaded and
 * compiled once for all of them and not once for each: most of what a cold function costs. What a function consists of
 * itself, all that shares the first part of its handler's name, is never shared; so each keeps its own static state.
 */
final class FunctionLibraries extends URLClassLoader {
    private static final Map<Shared, FunctionLibraries> ALL = new ConcurrentHashMap<>();

    static {
        registerAsParallelCapable();
    }

    private final String own;

    /** @param own what the names of the functions' own classes begin with */
    private record Shared(String own, List<Path> jars) {}

    private FunctionLibraries(Shared shared) {
        super(
                "function-libraries",
                shared.jars.stream().map(FunctionLibraries::url).toArray(URL[]::new),
                new LambdaInterfaces());
        this.own = shared.own;
    }

    /** The libraries of a function; kept, with what is compiled of them, as long as this process lives. */
    static ClassLoader of(FunctionDefinition function) {
        String own = function.handler().replaceFirst("[.:].*", "") + ".";
        List<Path> jars =
                function.classPath().stream().filter(Files::isRegularFile).toList();
        return ALL.computeIfAbsent(new Shared(own, jars), FunctionLibraries::new);
    }

    static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path + " cannot be on a class path", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(own)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }

    /** The JDK and {@code aws-lambda-java-core}, which the runtime shares with the function. */
    private static final class LambdaInterfaces extends ClassLoader {
        private static final String SHARED = Context.class.getPackageName() + ".";
        private static final String NOT_SHARED = SHARED + "api.";
        private static final String NOT_SHARED_EITHER = SHARED + "serialization.";

        LambdaInterfaces() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            boolean shared =
                    name.startsWith(SHARED) && !name.startsWith(NOT_SHARED) && !name.startsWith(NOT_SHARED_EITHER);
            if (!shared) {
                throw new ClassNotFoundException(name);
            }
            return Class.forName(name, false, Context.class.getClassLoader());
        }
    }
}
