package datapipeline.handlers.classify;

import datapipeline.model.FileType;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.option.OptionReader;
import datapipeline.model.option.OptionReading;
import datapipeline.model.option.Preset;
import datapipeline.model.option.Presets;
import datapipeline.model.option.ProcessingOption;
import datapipeline.model.run.Priority;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads an uploader's wishes from the metadata of the object. What is misspelt is refused, never guessed. */
final class Wishes {
    static final String OPTION = "processing-option";
    static final String PRESET = "processing-preset";
    private static final String PRIORITY = "priority";
    private static final String SHA256 = "sha256";

    private Wishes() {}

    /** The option that is written out goes before the preset, and that before the default of the type. */
    static Wish read(Map<String, String> metadata, FileType type) {
        Optional<String> written = Optional.ofNullable(metadata.get(OPTION));
        Optional<String> preset = Optional.ofNullable(metadata.get(PRESET));
        Optional<Problem> bad = badPriority(metadata).or(() -> badSha256(metadata));
        if (bad.isPresent()) {
            return new Wish.Refused(bad.get(), written.or(() -> preset));
        }
        if (written.isPresent()) {
            return option(written.get(), written, Optional.empty(), type, metadata);
        }
        return preset.map(name -> preset(name, type, metadata)).orElseGet(() -> {
            Preset standard = Presets.defaultOf(type);
            return option(standard.text(), Optional.empty(), Optional.of(standard.reference()), type, metadata);
        });
    }

    private static Wish preset(String name, FileType type, Map<String, String> metadata) {
        Optional<String> written = Optional.of(name);
        return Presets.find(name)
                .map(found -> option(found.text(), written, Optional.of(found.reference()), type, metadata))
                .orElseGet(() -> new Wish.Refused(
                        new Problem(
                                ReasonCode.PRESET_UNKNOWN,
                                "There is no preset \"%s\" for a %s.".formatted(name, type.inWords()),
                                Presets.newestOn(type).stream()
                                        .map(Preset::reference)
                                        .toList()),
                        written));
    }

    private static Wish option(
            String text,
            Optional<String> written,
            Optional<String> preset,
            FileType type,
            Map<String, String> metadata) {
        return switch (OptionReader.read(text, type)) {
            case OptionReading.Accepted(ProcessingOption option) ->
                new Wish.Understood(option, written, preset, priority(metadata), sha256(metadata));
            case OptionReading.Refused(Problem problem) -> new Wish.Refused(problem, written);
        };
    }

    private static Priority priority(Map<String, String> metadata) {
        return Priority.valueOf(
                metadata.getOrDefault(PRIORITY, "normal").strip().toUpperCase(Locale.ROOT));
    }

    private static Optional<String> sha256(Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(SHA256)).map(hex -> hex.strip().toLowerCase(Locale.ROOT));
    }

    private static Optional<Problem> badPriority(Map<String, String> metadata) {
        String priority = metadata.getOrDefault(PRIORITY, "normal");
        boolean known =
                Arrays.stream(Priority.values()).anyMatch(each -> each.name().equalsIgnoreCase(priority.strip()));
        return known
                ? Optional.empty()
                : Optional.of(new Problem(
                        ReasonCode.OPTION_VALUE,
                        "The priority is \"%s\", and must be high, normal or low.".formatted(priority),
                        List.of("high", "normal", "low")));
    }

    private static Optional<Problem> badSha256(Map<String, String> metadata) {
        return sha256(metadata)
                .filter(hex -> !hex.matches("[0-9a-f]{64}"))
                .map(hex -> Problem.of(
                        ReasonCode.OPTION_VALUE,
                        "The declared sha256 \"%s\" is not 64 hexadecimal digits.".formatted(hex)));
    }
}
