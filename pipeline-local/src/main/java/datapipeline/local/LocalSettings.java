package datapipeline.local;

import datapipeline.local.lambda.runtime.FunctionPool.Mode;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.option.Operation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the product is run on one machine: {@code local.data}, {@code local.port}, {@code local.lambda.mode},
 * {@code local.engines.image-recognition}.
 *
 * @param data the directory that keeps everything; delete it and you start anew
 * @param port of the gateway on 127.0.0.1
 * @param lambda how functions are run
 * @param engines who performs an operation, by its name, where that is not our own code: {@code rekognition}
 */
public record LocalSettings(
        @DefaultValue("data") Path data,
        @DefaultValue("4566") int port,
        @DefaultValue Lambda lambda,
        @DefaultValue Map<String, String> engines) {
    public LocalSettings {
        engines = Map.copyOf(engines);
    }

    /**
     * The functions' variables that say who performs what.
     *
     * @throws IllegalArgumentException when a setting names no operation, or nobody who could perform one
     */
    public Map<String, String> engineVariables() {
        Map<String, String> variables = new TreeMap<>();
        engines.forEach((operation, engine) -> variables.put(EngineChoice.variable(operation(operation)), engine));
        EngineChoice.from(name -> Optional.ofNullable(variables.get(name)));
        return Map.copyOf(variables);
    }

    private static Operation operation(String name) {
        return Operation.of(name)
                .orElseThrow(() -> new IllegalArgumentException("local.engines.%s names no operation; there are %s"
                        .formatted(
                                name,
                                Arrays.stream(Operation.values())
                                        .map(Operation::wireName)
                                        .collect(Collectors.joining(", ")))));
    }

    /**
     * How functions are run.
     *
     * @param mode {@code in-process} needs the least memory; {@code process} runs each execution with AWS's own runtime in
     *     a process of its own, which a crash of a function cannot leave
     */
    public record Lambda(@DefaultValue("in-process") Mode mode) {}
}
