package datapipeline.console.upload;

import datapipeline.model.FileType;
import datapipeline.model.option.Operation;
import datapipeline.model.option.Parameter;
import datapipeline.model.option.Presets;
import java.util.Arrays;
import java.util.List;

/** The part of the form that asks what to do with the files of one family; drawn from what the model knows. */
public record WishForm(
        String type,
        String words,
        String choiceField,
        String textField,
        String byDefault,
        List<Choice> presets,
        List<Group> operations) {

    /** A preset. */
    public record Choice(String value, String words) {}

    /** An operation and its parameters. */
    public record Group(String field, String name, List<Field> fields) {}

    /**
     * A parameter.
     *
     * @param words the values to choose from; empty for free text
     * @param allowed what may stand here, for a person
     */
    public record Field(
            String field, String name, boolean required, List<String> words, String inputMode, String allowed) {}

    static List<WishForm> all() {
        return Arrays.stream(FileType.values()).map(WishForm::of).toList();
    }

    private static WishForm of(FileType type) {
        return new WishForm(
                type.wireName(),
                type.inWords(),
                Wish.field(type, "choice"),
                Wish.field(type, "text"),
                Presets.defaultOf(type).description(),
                Presets.newestOn(type).stream()
                        .map(preset -> new Choice(preset.reference(), preset.reference() + ": " + preset.description()))
                        .toList(),
                Operation.on(type).stream()
                        .map(operation -> group(type, operation))
                        .toList());
    }

    private static Group group(FileType type, Operation operation) {
        return new Group(
                Wish.field(type, operation.wireName()),
                operation.wireName(),
                operation.parameters().stream()
                        .map(parameter -> field(type, operation, parameter))
                        .toList());
    }

    private static Field field(FileType type, Operation operation, Parameter parameter) {
        return new Field(
                Wish.field(type, operation.wireName(), parameter.name()),
                parameter.name(),
                parameter.required(),
                words(parameter.kind()),
                inputMode(parameter.kind()),
                parameter.allowed());
    }

    private static List<String> words(Parameter.Kind kind) {
        return switch (kind) {
            case Parameter.Kind.OneOf(List<String> words) -> words;
            case Parameter.Kind.Flag flag -> List.of("true", "false");
            case Parameter.Kind.Whole whole -> List.of();
            case Parameter.Kind.Number number -> List.of();
            case Parameter.Kind.SomeOf someOf -> List.of();
            case Parameter.Kind.Words words -> List.of();
        };
    }

    private static String inputMode(Parameter.Kind kind) {
        return switch (kind) {
            case Parameter.Kind.Whole whole -> "numeric";
            case Parameter.Kind.Number number -> "decimal";
            case Parameter.Kind.OneOf oneOf -> "text";
            case Parameter.Kind.Flag flag -> "text";
            case Parameter.Kind.SomeOf someOf -> "text";
            case Parameter.Kind.Words words -> "text";
        };
    }
}
