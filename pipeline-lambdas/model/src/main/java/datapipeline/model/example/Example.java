package datapipeline.model.example;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A document of which somebody said what it is.
 *
 * @param documentClass in capitals, as {@code INVOICE} or {@code DELIVERY_NOTE}
 * @param key of the file, for people; the example stays when the file goes
 * @param words its words and how often each stands in it: all that is kept of its text
 */
public record Example(
        String fileId,
        String runId,
        String key,
        String documentClass,
        String labelledBy,
        Instant labelledAt,
        Map<String, Integer> words) {
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    public Example {
        if (!CLASS.matcher(documentClass).matches()) {
            throw new IllegalArgumentException("no class of documents can be called \"%s\"".formatted(documentClass));
        }
        words = Map.copyOf(words);
    }

    /**
     * As a class is written down that a person calls so: {@code delivery note} is {@code DELIVERY_NOTE}.
     *
     * @throws IllegalArgumentException with a sentence when that is no name for one
     */
    public static String className(String said) {
        String name = said.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]+", "_");
        if (!CLASS.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A class is called by 2 to 40 letters, digits and spaces, beginning with a letter; not \"%s\"."
                            .formatted(said.strip()));
        }
        return name;
    }
}
