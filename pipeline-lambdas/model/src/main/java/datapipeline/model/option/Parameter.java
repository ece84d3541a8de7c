package datapipeline.model.option;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One parameter of an operation: its name, its short name if it has one, and what it may be. A form field can be drawn
 * from it, and a wrong value explained.
 *
 * @param shortName what stands for the name in the short form, as {@code w} for {@code width}
 * @param required whether the operation makes no sense without it
 * @param kind what values are right
 */
public record Parameter(String name, Optional<String> shortName, boolean required, Kind kind) {

    /** Plain decimal notation: Java itself would also take "10d" for ten, and the digits of every script. */
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,10}");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?([eE]-?[0-9]{1,3})?");

    /** What values a parameter takes. */
    public sealed interface Kind {
        /** A whole number from {@code least} to {@code most}. */
        record Whole(int least, int most) implements Kind {}

        /** A number from {@code least} to {@code most}. */
        record Number(double least, double most) implements Kind {}

        /** One of a few words. */
        record OneOf(List<String> words) implements Kind {}

        /** Some of a few words, each once. */
        record SomeOf(List<String> words) implements Kind {}

        /** Yes or no. */
        record Flag() implements Kind {}

        /** Up to {@code most} words, such as language codes. */
        record Words(int most) implements Kind {}
    }

    static Parameter whole(String name, int least, int most) {
        return new Parameter(name, Optional.empty(), false, new Kind.Whole(least, most));
    }

    static Parameter number(String name, double least, double most) {
        return new Parameter(name, Optional.empty(), false, new Kind.Number(least, most));
    }

    static Parameter oneOf(String name, String... words) {
        return new Parameter(name, Optional.empty(), false, new Kind.OneOf(List.of(words)));
    }

    static Parameter someOf(String name, String... words) {
        return new Parameter(name, Optional.empty(), false, new Kind.SomeOf(List.of(words)));
    }

    static Parameter flag(String name) {
        return new Parameter(name, Optional.empty(), false, new Kind.Flag());
    }

    static Parameter words(String name, int most) {
        return new Parameter(name, Optional.empty(), false, new Kind.Words(most));
    }

    Parameter shortly(String shorter) {
        return new Parameter(name, Optional.of(shorter), required, kind);
    }

    Parameter mandatory() {
        return new Parameter(name, shortName, true, kind);
    }

    boolean isCalled(String given) {
        return name.equals(given) || shortName.filter(given::equals).isPresent();
    }

    /** What is allowed, for the sentence that refuses a value: "a whole number from 1 to 16384". */
    public String allowed() {
        return switch (kind) {
            case Kind.Whole(int least, int most) -> "a whole number from %d to %d".formatted(least, most);
            case Kind.Number(double least, double most) ->
                "a number from %s to %s".formatted(plain(least), plain(most));
            case Kind.OneOf(List<String> words) -> "one of " + String.join(", ", words);
            case Kind.SomeOf(List<String> words) -> "some of %s, joined by |".formatted(String.join(", ", words));
            case Kind.Flag() -> "true or false";
            case Kind.Words(int most) -> "up to %d words of letters, digits and hyphens, joined by |".formatted(most);
        };
    }

    /**
     * The value this text stands for: an {@code Integer}, {@code Double}, {@code Boolean}, {@code String} or a list of
     * strings, according to the kind.
     *
     * @throws IllegalArgumentException if it is none that is allowed
     */
    Object value(String text) {
        try {
            return switch (kind) {
                case Kind.Whole(int least, int most) -> within(Integer.parseInt(shaped(text, WHOLE)), least, most);
                case Kind.Number(double least, double most) ->
                    within(Double.parseDouble(shaped(text, NUMBER)), least, most);
                case Kind.OneOf(List<String> words) -> known(text.toLowerCase(Locale.ROOT), words);
                case Kind.SomeOf(List<String> words) ->
                    eachOnce(split(text.toLowerCase(Locale.ROOT), words.size()), words);
                case Kind.Flag() -> Boolean.valueOf(known(text.toLowerCase(Locale.ROOT), List.of("true", "false")));
                case Kind.Words(int most) -> split(text, most);
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + text, e);
        }
    }

    /** The words that were probably meant, where only some are allowed. */
    List<String> near(String text) {
        return switch (kind) {
            case Kind.OneOf(List<String> words) -> Spelling.nearest(text, words);
            case Kind.SomeOf(List<String> words) -> Spelling.nearest(text, words);
            case Kind.Whole whole -> List.of();
            case Kind.Number number -> List.of();
            case Kind.Flag flag -> List.of();
            case Kind.Words words -> List.of();
        };
    }

    private static String shaped(String text, Pattern shape) {
        if (!shape.matcher(text).matches()) {
            throw new NumberFormatException(text);
        }
        return text;
    }

    private static Integer within(int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(number + " is out of range");
        }
        return number;
    }

    private static Double within(double number, double least, double most) {
        if (!(number >= least && number <= most)) {
            throw new IllegalArgumentException(number + " is out of range");
        }
        return number + 0.0; // There is no difference between 0 and -0 to an uploader.
    }

    private static String known(String word, List<String> words) {
        if (!words.contains(word)) {
            throw new IllegalArgumentException(word + " is not one of " + words);
        }
        return word;
    }

    private static List<String> eachOnce(List<String> given, List<String> words) {
        given.forEach(word -> known(word, words));
        if (given.stream().distinct().count() < given.size()) {
            throw new IllegalArgumentException("one stands twice in " + given);
        }
        return given;
    }

    private static List<String> split(String text, int most) {
        List<String> words =
                Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
        if (words.size() > most || words.stream().anyMatch(word -> !word.matches("[A-Za-z0-9-]{1,35}"))) {
            throw new IllegalArgumentException("not such words: " + text);
        }
        return words;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
