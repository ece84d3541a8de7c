package datapipeline.local.lambda.handlers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Reads a function's environment as the product's functions do: the process's, else the class loader's. */
final class Environment {
    private Environment() {}

    static String get(String name) {
        String value = System.getenv(name);
        if (value != null) {
            return value;
        }
        Properties properties = new Properties();
        try (InputStream in =
                Environment.class.getClassLoader().getResourceAsStream("META-INF/function-environment.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty(name, "");
    }
}
