package datapipeline.model.option;

import datapipeline.model.FileType;

/**
 * A named option. A version never changes: who asks for {@code web-images@1} gets the same next year.
 *
 * @param name lower-case letters, digits and hyphens
 * @param version counted from 1
 * @param description one sentence for the upload form
 * @param text the option as an uploader would write it
 */
public record Preset(String name, int version, FileType type, String description, String text) {
    public Preset {
        if (!name.matches("[a-z0-9-]{1,40}") || version < 1 || version > 999_999) {
            throw new IllegalArgumentException("\"%s@%d\" is not a preset's name".formatted(name, version));
        }
    }

    /** {@code web-images@1}: what is recorded with the run. */
    public String reference() {
        return name + "@" + version;
    }
}
