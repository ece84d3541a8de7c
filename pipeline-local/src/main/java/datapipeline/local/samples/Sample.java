package datapipeline.local.samples;

import java.util.Map;
import java.util.Optional;

/**
 * A file that comes with the product, and what to ask for it.
 *
 * @param key where it is sent to in S3_INPUT
 * @param file which of the shipped files
 * @param option the processing option as an uploader writes it; absent: what is done by default
 * @param licence its SPDX identifier
 * @param words what it is
 */
record Sample(String key, String file, Optional<String> option, String licence, String words) {
    private static final int FIELDS = 5;
    private static final String NOTHING = "-";

    /** Reads a line of {@code samples.tsv}. */
    static Sample read(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "a sample has %d fields, and this line has %d: %s".formatted(FIELDS, fields.length, line));
        }
        return new Sample(
                fields[0],
                fields[1],
                Optional.of(fields[2]).filter(option -> !option.equals(NOTHING)),
                fields[3],
                fields[4]);
    }

    /** What the object has to carry. */
    Map<String, String> metadata() {
        return option.map(text -> Map.of("processing-option", text)).orElse(Map.of());
    }

    /** The last part of the key. */
    String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
