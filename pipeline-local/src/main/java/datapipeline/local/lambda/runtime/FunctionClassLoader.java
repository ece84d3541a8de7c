package datapipeline.local.lambda.runtime;

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
                function.classPath().stream().map(FunctionLibraries::url).toArray(URL[]::new),
                FunctionLibraries.of(function));
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
