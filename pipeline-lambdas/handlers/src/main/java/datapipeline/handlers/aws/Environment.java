package datapipeline.handlers.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A function's configuration: on AWS its environment variables; where several functions share a process, a resource that
 * each one's class loader serves.
 */
public final class Environment {
    private static final String RESOURCE = "META-INF/function-environment.properties";

    private final Properties own;

    private Environment(Properties own) {
        this.own = own;
    }

    public static Environment ofThisFunction() {
        var own = new Properties();
        try (@Nullable InputStream in = Environment.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in != null) {
                own.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
        return new Environment(own);
    }

    /** These variables and no others. */
    static Environment of(Map<String, String> variables) {
        var own = new Properties();
        own.putAll(variables);
        return new Environment(own);
    }

    /** A function that has an environment of its own never looks at that of the process it shares. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(own.isEmpty() ? System.getenv(name) : own.getProperty(name))
                .filter(value -> !value.isBlank());
    }

    /** @throws IllegalStateException with the variable's name when it is not set */
    public String need(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException("the environment variable %s is not set".formatted(name)));
    }

    /** What must never be logged: the credentials of this function. */
    public Set<String> secrets() {
        return Stream.of("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
                .flatMap(name -> find(name).stream())
                .collect(Collectors.toSet());
    }

    /** A number of seconds. */
    public Duration seconds(String name, long otherwise) {
        return Duration.ofSeconds(find(name).map(Long::valueOf).orElse(otherwise));
    }
}
