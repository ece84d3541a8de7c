package datapipeline.model.engine;

import datapipeline.model.option.Operation;
import datapipeline.model.run.EngineKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who performs which operation, where more than one could: {@code ENGINE_TRANSCODE=mediaconvert}. Where nothing is
 * set, our own code does it if it is installed, and else what is.
 */
public final class EngineChoice {
    /** How our own code is called in settings. */
    public static final String OWN = EngineKind.LAMBDA.setting();

    /** Where our own code runs, by the name of its {@link EngineKind}. */
    public static final String PLACE_VARIABLE = "ENGINE_PLACE";

    private final Map<Operation, String> chosen;
    private final EngineKind place;

    private EngineChoice(Map<Operation, String> chosen, EngineKind place) {
        this.chosen = chosen;
        this.place = place;
    }

    /** Nothing is set; our own code runs in this place. */
    public static EngineChoice open(EngineKind place) {
        return new EngineChoice(Map.of(), place);
    }

    /**
     * What a function's variables say.
     *
     * @throws IllegalArgumentException when one of them names nobody who could do it
     */
    public static EngineChoice from(Function<String, Optional<String>> variables) {
        Map<Operation, String> chosen = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            variables.apply(variable(operation)).ifPresent(name -> chosen.put(operation, known(operation, name)));
        }
        return new EngineChoice(
                chosen, variables.apply(PLACE_VARIABLE).map(EngineKind::valueOf).orElse(EngineKind.LAMBDA));
    }

    /** The variable that chooses: {@code ENGINE_TEXT_EXTRACTION}. */
    public static String variable(Operation operation) {
        return "ENGINE_" + operation.wireName().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String known(Operation operation, String name) {
        if (Arrays.stream(EngineKind.values()).noneMatch(kind -> kind.setting().equals(name))) {
            throw new IllegalArgumentException("%s=%s names no engine; there are %s"
                    .formatted(
                            variable(operation),
                            name,
                            Arrays.stream(EngineKind.values())
                                    .map(EngineKind::setting)
                                    .distinct()
                                    .collect(Collectors.joining(", "))));
        }
        return name;
    }

    /** Who is set to perform the operation: the {@link EngineKind#setting()} of it. */
    public Optional<String> of(Operation operation) {
        return Optional.ofNullable(chosen.get(operation));
    }

    /** The engine that performs the operation, among those that could. */
    public Optional<Engine<?>> among(List<Engine<?>> able, Operation operation) {
        Optional<String> set = of(operation);
        Optional<Engine<?>> named = called(able, set.orElse(OWN));
        return named.isPresent() || set.isPresent() ? named : able.stream().findFirst();
    }

    private static Optional<Engine<?>> called(List<Engine<?>> able, String name) {
        return able.stream()
                .filter(engine -> engine.kind().setting().equals(name))
                .findFirst();
    }

    /** Who it is by its full name: our own code is called by the place where it runs. */
    public EngineKind placed(EngineKind kind) {
        return kind.setting().equals(OWN) ? place : kind;
    }
}
