package datapipeline.handlers.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * A function's environment variables: the process's own, otherwise those its class loader serves, where several
 * functions live in one process.
 */
public final class Environment {
    private static final String RESOURCE = "META-INF/function-environment.properties";

    private final Function<String, Optional<String>> variables;

    /** @param variables by name; empty values count as absent */
    public Environment(Function<String, Optional<String>> variables) {
        this.variables = variables;
    }

    /** The one this function runs in. */
    public static Environment ofFunction() {
        Properties served = served();
        return new Environment(name ->
                Optional.ofNullable(System.getenv(name)).or(() -> Optional.ofNullable(served.getProperty(name))));
    }

    public Optional<String> find(String name) {
        return variables.apply(name).filter(value -> !value.isBlank());
    }

    /** @throws IllegalStateException when it is not set */
    public String require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException("environment variable %s is not set".formatted(name)));
    }

    /** @throws IllegalStateException when it is set to something that is no whole number above zero */
    public int whole(String name, int otherwise) {
        String text = find(name).orElse(Integer.toString(otherwise));
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalStateException(
                    "environment variable %s is \"%s\", and must be a whole number above zero".formatted(name, text));
        }
        return Integer.parseInt(text);
    }

    private static Properties served() {
        Properties properties = new Properties();
        try (InputStream in = Environment.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in != null) {
                properties.load(in);
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
