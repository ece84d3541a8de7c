package datapipeline.infra.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the functions are made of.
 *
 * @param handlers a directory whose {@code lib} holds the handlers and all they need: the zip of the quick functions
 * @param processing a directory with a Dockerfile and a {@code lib} that holds the engines too: an image may grow to
 *     10 GB with every engine's natives and models, a zip only to 250 MB
 *     (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html)
 */
public record FunctionPackages(Path handlers, Path processing) {
    private static final String HOW = "; make it with: mvn -Pfunctions -DskipTests package";

    public FunctionPackages {
        requirePresent(handlers.resolve("lib"));
        requirePresent(processing.resolve("Dockerfile"));
    }

    /** The packages that the profile {@code functions} leaves in this directory. */
    public static FunctionPackages in(Path directory) {
        return new FunctionPackages(directory.resolve("handlers"), directory.resolve("processing"));
    }

    private static void requirePresent(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("there is no " + path.toAbsolutePath() + HOW);
        }
    }
}
