package datapipeline.services.comprehend;

import java.util.List;
import java.util.Optional;

/**
 * What was found out about a text, in the form in which our own engine writes it.
 *
 * @param characters the text has
 * @param analysedCharacters as far as it was looked at
 * @param language absent when Comprehend cannot tell
 * @param notes what was left undone, and why
 * @param keyPhrases those that come most often first
 * @param sentiment absent of languages that Comprehend does not speak
 * @param summary always empty: Comprehend makes none
 */
record Meaning(
        int characters,
        int analysedCharacters,
        int sentences,
        int words,
        Optional<Language> language,
        List<String> notes,
        List<Phrase> keyPhrases,
        List<Entity> entities,
        Optional<Sentiment> sentiment,
        List<String> summary) {

    /** A language by its code and English name, and how surely, from 0 to 1. */
    record Language(String code, String name, double confidence) {}

    /** As it stands in the text first, and how often. */
    record Phrase(String text, int count) {}

    /** Kinds are Comprehend's: {@code PERSON}, {@code ORGANIZATION}, {@code LOCATION} and others. */
    record Entity(String kind, String text, int count) {}

    /**
     * The tone.
     *
     * @param label Comprehend's, of which {@code MIXED} is one
     * @param score from -1 to 1
     * @param positiveSentences pieces of the text that speak well, for Comprehend judges a piece as a whole
     */
    record Sentiment(String label, double score, int positiveSentences, int negativeSentences, String method) {}
}
