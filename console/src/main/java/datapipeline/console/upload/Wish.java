package datapipeline.console.upload;

import datapipeline.model.FileType;
import datapipeline.model.Format;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.option.Operation;
import datapipeline.model.option.OptionReader;
import datapipeline.model.option.OptionReading;
import datapipeline.model.option.Parameter;
import datapipeline.model.option.Presets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is asked for files of one family. */
sealed interface Wish {
    /** What the pipeline does by itself. */
    record ByDefault() implements Wish {}

    /** A preset's name. */
    record Named(String preset) implements Wish {}

    /** An option written out. */
    record Written(String text) implements Wish {}

    /** What the form says about this family. */
    static Wish of(FileType type, Map<String, String> form) {
        String choice = form.getOrDefault(field(type, "choice"), "default");
        return switch (choice) {
            case "operations" -> new Written(steps(type, form));
            case "text" ->
                new Written(form.getOrDefault(field(type, "text"), "").strip());
            case "default" -> new ByDefault();
            default -> new Named(choice);
        };
    }

    /** The name of a form field: {@code PICTURE.resize.width}. */
    static String field(FileType type, String... parts) {
        return type.wireName() + "." + String.join(".", parts);
    }

    private static String steps(FileType type, Map<String, String> form) {
        return Operation.on(type).stream()
                .filter(operation -> form.containsKey(field(type, operation.wireName())))
                .map(operation -> step(type, operation, form))
                .collect(Collectors.joining(", "));
    }

    private static String step(FileType type, Operation operation, Map<String, String> form) {
        return operation.wireName()
                + operation.parameters().stream()
                        .map(Parameter::name)
                        .map(name -> Map.entry(
                                name,
                                form.getOrDefault(field(type, operation.wireName(), name), "")
                                        .strip()))
                        .filter(given -> !given.getValue().isEmpty())
                        .map(given -> ";" + given.getKey() + "=" + given.getValue())
                        .collect(Collectors.joining());
    }

    /** What the object has to carry. */
    default Map<String, String> metadata() {
        return switch (this) {
            case ByDefault nothing -> Map.of();
            case Named(String preset) -> Map.of("processing-preset", preset);
            case Written(String text) -> Map.of("processing-option", text);
        };
    }

    /** What the pipeline would say about it; read by the pipeline's own reader. */
    default Optional<Problem> problem(FileType type) {
        return switch (this) {
            case ByDefault nothing -> Optional.empty();
            case Named(String preset) ->
                Presets.find(preset).filter(known -> known.type() == type).isPresent()
                        ? Optional.empty()
                        : Optional.of(Problem.of(
                                ReasonCode.PRESET_UNKNOWN,
                                "There is no preset \"%s\" for a %s.".formatted(preset, type.inWords())));
            case Written(String text)
            when text.isEmpty() ->
                Optional.of(
                        Problem.of(ReasonCode.OPTION_SYNTAX, "Nothing is chosen for a %s.".formatted(type.inWords())));
            case Written(String text) ->
                switch (OptionReader.read(text, type)) {
                    case OptionReading.Accepted accepted -> Optional.empty();
                    case OptionReading.Refused(Problem problem) -> Optional.of(problem);
                };
        };
    }

    /** As a sentence for the form. */
    default String inWords(FileType type) {
        return switch (this) {
            case ByDefault nothing -> Presets.defaultOf(type).text() + ", by default";
            case Named(String preset) -> "preset " + preset;
            case Written(String text) -> text;
        };
    }

    /** The family a name promises; the classifier will look at the bytes. */
    static Optional<FileType> promisedBy(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1);
        return Arrays.stream(Format.values())
                .filter(format -> !extension.isEmpty() && format.isCalled(extension))
                .map(Format::type)
                .findFirst();
    }
}
