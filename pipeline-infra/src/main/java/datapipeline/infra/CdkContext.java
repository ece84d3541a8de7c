package datapipeline.infra;

import datapipeline.infra.deployment.DeploymentSettings;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.option.Operation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The context of {@code cdk.json}: settings and feature flags. Only the CLI passes it on by itself; read here, a test
 * draws the same templates as a deployment.
 */
record CdkContext(Map<String, Object> values) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static CdkContext read(Path file) {
        Map<String, Object> root = JSON.readValue(file, new TypeReference<>() {});
        return new CdkContext(JSON.convertValue(root.get("context"), new TypeReference<>() {}));
    }

    /** What the CLI was given with {@code -c} wins over the file. */
    App app() {
        return new App(AppProps.builder().context(values).build());
    }

    /** The settings of the environment that {@code -c environment=…} names. */
    DeploymentSettings settings(App app) {
        String environment = text(app, "environment");
        Map<String, Object> own = JSON.convertValue(
                Optional.ofNullable(values.get(environment))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "cdk.json has no settings for the environment \"%s\"".formatted(environment))),
                new TypeReference<>() {});
        return new DeploymentSettings(
                environment,
                text(app, "region"),
                text(app, "consoleOrigin"),
                number(own, "maximumConcurrency"),
                number(own, "logRetentionDays"),
                engines(app));
    }

    /** {@code -c engines=image-recognition=rekognition,semantic-analysis=comprehend}; nothing said is our own code. */
    private static EngineChoice engines(App app) {
        Map<String, String> variables = new HashMap<>();
        Optional.ofNullable(app.getNode().tryGetContext("engines"))
                .map(String::valueOf)
                .ifPresent(list -> Arrays.stream(list.split(",")).forEach(each -> {
                    String[] pair = each.split("=", 2);
                    Operation operation = Operation.of(pair[0].strip())
                            .filter(known -> pair.length == 2)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "engines is a list such as image-recognition=rekognition, not \"%s\""
                                            .formatted(list)));
                    variables.put(EngineChoice.variable(operation), pair[1].strip());
                }));
        return EngineChoice.from(name -> Optional.ofNullable(variables.get(name)));
    }

    private static String text(App app, String name) {
        return String.valueOf(app.getNode().tryGetContext(name));
    }

    private static int number(Map<String, Object> own, String name) {
        if (own.get(name) instanceof Integer value) {
            return value;
        }
        throw new IllegalArgumentException("cdk.json: %s is not a whole number: %s".formatted(name, own.get(name)));
    }
}
