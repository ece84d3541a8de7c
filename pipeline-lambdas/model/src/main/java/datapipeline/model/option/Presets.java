package datapipeline.model.option;

import datapipeline.model.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The presets that come with the product, and what is done with a file whose uploader asked for nothing. */
public final class Presets {
    private static final String RESOURCE = "/datapipeline/model/presets.json";
    private static final List<Preset> SHIPPED = read();

    private Presets() {}

    /** All versions of all presets. */
    public static List<Preset> all() {
        return SHIPPED;
    }

    /** The newest version of each preset of this family. */
    public static List<Preset> newestOn(FileType type) {
        return SHIPPED.stream()
                .filter(preset -> preset.type() == type)
                .filter(preset -> find(preset.name()).filter(preset::equals).isPresent())
                .toList();
    }

    /** {@code web-images@1} is that version, {@code web-images} the newest. */
    public static Optional<Preset> find(String reference) {
        int at = reference.indexOf('@');
        return at < 0
                ? SHIPPED.stream()
                        .filter(preset -> preset.name().equals(reference))
                        .max(Comparator.comparingInt(Preset::version))
                : SHIPPED.stream()
                        .filter(preset -> preset.reference().equals(reference))
                        .findFirst();
    }

    /** What a file of this family gets when nobody asked for anything. */
    public static Preset defaultOf(FileType type) {
        String name = "default-" + type.wireName().toLowerCase(Locale.ROOT).replace('_', '-');
        return find(name).orElseThrow(() -> new IllegalStateException("there is no preset " + name));
    }

    private static List<Preset> read() {
        try (InputStream in = Presets.class.getResourceAsStream(RESOURCE)) {
            List<JsonNode> rows = new JsonMapper().readValue(in, new TypeReference<>() {});
            return rows.stream()
                    .map(row -> new Preset(
                            row.get("name").asString(),
                            row.get("version").asInt(),
                            FileType.of(row.get("type").asString()),
                            row.get("description").asString(),
                            row.get("option").asString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
