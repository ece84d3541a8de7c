package datapipeline.handlers.classify;

import datapipeline.handlers.classify.Arrival.Wish;
import datapipeline.model.FileType;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.option.OptionReader;
import datapipeline.model.option.OptionReading;
import datapipeline.model.option.Preset;
import datapipeline.model.option.Presets;
import datapipeline.model.run.Priority;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be done with a file: an operator's word before the uploader's option, before the uploader's preset, before
 * the default of its family.
 *
 * @param text as it was written
 * @param preset the preset version it stands for
 */
record Wishes(Optional<String> text, Optional<String> preset, OptionReading reading) {
    static final String OPTION = "processing-option";
    static final String PRESET = "processing-preset";

    static Wishes of(Arrival arrival, Map<String, String> metadata, FileType type) {
        Optional<Wish> wish = wish(arrival, metadata);
        if (wish.isPresent()) {
            String text = wish.get().option();
            return new Wishes(Optional.of(text), wish.get().preset(), OptionReader.read(text, type));
        }
        String wanted = metadata.get(PRESET);
        return wanted == null ? of(Presets.defaultOf(type), type) : ofPreset(wanted.strip(), type);
    }

    /** What is asked for a file that nobody reads the option of, because it is not processed whatever that says. */
    static Wishes unread(Arrival arrival, Map<String, String> metadata, Problem why) {
        Optional<Wish> wish = wish(arrival, metadata);
        Optional<String> preset = wish.isPresent()
                ? wish.get().preset()
                : Optional.ofNullable(metadata.get(PRESET)).map(String::strip);
        return new Wishes(wish.map(Wish::option), preset, new OptionReading.Refused(why));
    }

    private static Optional<Wish> wish(Arrival arrival, Map<String, String> metadata) {
        return arrival.wish()
                .or(() -> Optional.ofNullable(metadata.get(OPTION)).map(text -> new Wish(text, Optional.empty())));
    }

    private static Wishes ofPreset(String reference, FileType type) {
        return Presets.find(reference).map(preset -> of(preset, type)).orElseGet(() -> {
            List<String> known =
                    Presets.newestOn(type).stream().map(Preset::name).toList();
            Problem problem = new Problem(
                    ReasonCode.PRESET_UNKNOWN,
                    "There is no preset %s. For a %s there are: %s."
                            .formatted(Problem.quoted(reference), type.inWords(), String.join(", ", known)),
                    known);
            return new Wishes(Optional.of(reference), Optional.empty(), new OptionReading.Refused(problem));
        });
    }

    private static Wishes of(Preset preset, FileType type) {
        return new Wishes(
                Optional.of(preset.text()), Optional.of(preset.reference()), OptionReader.read(preset.text(), type));
    }

    static Priority priority(Map<String, String> metadata) {
        return switch (metadata.getOrDefault("priority", "normal").toLowerCase(Locale.ROOT)) {
            case "high" -> Priority.HIGH;
            case "low" -> Priority.LOW;
            default -> Priority.NORMAL;
        };
    }
}
