package datapipeline.local.lambda.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import datapipeline.local.account.Account;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a function can see: the JDK, its own class path and, as on AWS, the Lambda interfaces of the runtime. A
 * dependency that the function's package lacks is missing here too.
 *
 * <p>{@link System#getenv} is the same for the whole process, so the function's environment variables are served as the
 * resource {@value #ENVIRONMENT}, where the functions look when the process has no such variable.
 */
final class FunctionClassLoader extends URLClassLoader {
    /** Where functions find their environment variables. */
    static final String ENVIRONMENT = "META-INF/function-environment.properties";

    private final byte[] environment;

    FunctionClassLoader(FunctionDefinition function, Account account) {
        super(
                function.name(),
                function.classPath().stream().map(FunctionClassLoader::url).toArray(URL[]::new),
                new LambdaInterfaces());
        this.environment = properties(FunctionEnvironment.of(function, account));
    }

    @Override
    public @Nullable URL findResource(String name) {
        return ENVIRONMENT.equals(name) ? environmentUrl() : super.findResource(name);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        return ENVIRONMENT.equals(name)
                ? Collections.enumeration(Collections.singleton(environmentUrl()))
                : super.findResources(name);
    }

    private URL environmentUrl() {
        try {
            return URL.of(URI.create("memory:/" + ENVIRONMENT), new InMemory(environment));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] properties(Map<String, String> environment) {
        Properties properties = new Properties();
        properties.putAll(environment);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            properties.store(bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path + " cannot be on a class path", e);
        }
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

    /** A URL whose content is at hand. */
    private static final class InMemory extends URLStreamHandler {
        private final byte[] content;

        InMemory(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
