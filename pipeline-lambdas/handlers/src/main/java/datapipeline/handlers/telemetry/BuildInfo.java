package datapipeline.handlers.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What this code was built from, as the build wrote it down.
 *
 * @param gitCommit absent when it was built outside a checkout
 */
public record BuildInfo(Optional<String> version, Optional<String> gitCommit) {
    public static final BuildInfo OF_THIS_BUILD = new BuildInfo(
            property("/META-INF/datapipeline/build.properties", "version"),
            property("/META-INF/datapipeline/git.properties", "git.commit.id"));

    private static Optional<String> property(String resource, String name) {
        var properties = new Properties();
        try (@Nullable InputStream in = BuildInfo.class.getResourceAsStream(resource)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
        return Optional.ofNullable(properties.getProperty(name)).filter(value -> !value.isBlank());
    }
}
