package datapipeline.engines.semantics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * The language most of a text is in.
 *
 * @param code as web pages name it: {@code en}
 * @param name in English
 * @param confidence between 0 and 1, of all languages known; 0.05 is much for a sentence, as it is one of a hundred
 */
record Language(String code, String name, double confidence) {
    /** Among a hundred languages, fewer letters are told apart by chance. */
    private static final int FEWEST_LETTERS = 40;

    private static final int SURE_LETTERS = 200;

    /** More says nothing new. */
    private static final int ENOUGH = 10_000;

    private static final Map<String, String> TWO_LETTERS = Arrays.stream(Locale.getISOLanguages())
            .collect(Collectors.toMap(
                    code -> Locale.of(code).getISO3Language(), Function.identity(), (first, second) -> first));

    /** Only read for a text that is long enough. */
    private static final class Loaded {
        static final LanguageDetectorModel LANGUAGES = Models.load("langdetect-183.bin", LanguageDetectorModel::new);
    }

    static Optional<Language> of(String text) {
        String sample = text.substring(0, Math.min(text.length(), ENOUGH));
        if (letters(sample) < FEWEST_LETTERS) {
            return Optional.empty();
        }
        var found = new LanguageDetectorME(Loaded.LANGUAGES).predictLanguage(sample);
        String code = found.getLang().equals("cmn") ? "zh" : TWO_LETTERS.getOrDefault(found.getLang(), found.getLang());
        double confidence = Math.round(found.getConfidence() * 1000) / 1000.0;
        return Optional.of(new Language(code, Locale.of(code).getDisplayLanguage(Locale.ENGLISH), confidence));
    }

    /** What there is to say about how it was found; nothing when there was text enough. */
    static Optional<String> note(String text) {
        long letters = letters(text);
        if (letters == 0) {
            return Optional.of("the document has no text");
        }
        if (letters < FEWEST_LETTERS) {
            return Optional.of("the language is not known: %d letters are too few to tell it, it takes %d"
                    .formatted(letters, FEWEST_LETTERS));
        }
        return letters < SURE_LETTERS
                ? Optional.of("the language is a guess from %d letters".formatted(letters))
                : Optional.empty();
    }

    private static long letters(String text) {
        return text.chars().filter(Character::isLetter).count();
    }
}
