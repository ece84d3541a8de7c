package datapipeline.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import datapipeline.infra.pipeline.FunctionPackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** The app as a deployment would draw it, once for all tests: drawing starts a Node process and takes seconds. */
final class Drawing {
    /** Drawn when first asked for, after the question whether it can be. */
    private static final class Prod {
        static final Drawing DRAWING = draw("prod", "");
    }

    /** Where the console is in these drawings. */
    static final String CONSOLE = "https://console.test";

    final InfraApp app;

    private Drawing(InfraApp app) {
        this.app = app;
    }

    static Drawing ofProd() {
        requireNode();
        return Prod.DRAWING;
    }

    /** Skips the test where nothing can be drawn. */
    static void requireNode() {
        assumeTrue(nodeIsHere(), "the CDK needs Node.js 20 or later, and there is no `node`: nothing is drawn here");
    }

    /** With these engines, as {@code -c engines=…} names them. */
    static Drawing withEngines(String engines) {
        requireNode();
        return draw("dev", engines);
    }

    private static Drawing draw(String environment, String engines) {
        CdkContext context = CdkContext.read(Path.of("cdk.json"));
        App app = context.app();
        app.getNode().setContext("environment", environment);
        app.getNode().setContext("consoleOrigin", CONSOLE);
        if (!engines.isEmpty()) {
            app.getNode().setContext("engines", engines);
        }
        return new Drawing(new InfraApp(app, context.settings(app), emptyPackages()));
    }

    /** What is in the packages does not change the templates' meaning, and a test should not need them built. */
    private static FunctionPackages emptyPackages() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "packages");
            Files.createDirectories(directory.resolve("handlers/lib"));
            Files.writeString(directory.resolve("handlers/lib/empty.txt"), "");
            Files.createDirectories(directory.resolve("processing"));
            Files.writeString(directory.resolve("processing/Dockerfile"), "FROM scratch");
            return FunctionPackages.in(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean nodeIsHere() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The properties of every resource of this type, by logical name. */
    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Object>> resources(Stack stack, String type) {
        var found = new java.util.LinkedHashMap<String, Map<String, Object>>();
        Template.fromStack(stack)
                .findResources(type)
                .forEach((name, resource) -> found.put(name, (Map<String, Object>) resource));
        assertThat(found).as("resources of type %s", type).isNotEmpty();
        return found;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> properties(Map<String, Object> resource) {
        return (Map<String, Object>) resource.get("Properties");
    }
}
