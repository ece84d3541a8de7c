package datapipeline.services.comprehend;

import datapipeline.services.comprehend.Meaning.Entity;
import datapipeline.services.comprehend.Meaning.Language;
import datapipeline.services.comprehend.Meaning.Phrase;
import datapipeline.services.comprehend.Meaning.Sentiment;
import datapipeline.services.comprehend.Questions.Tone;
import datapipeline.services.quota.Busy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts what Comprehend says of the pieces together.
 *
 * @param meaning of the whole
 * @param units of 100 characters that were charged
 */
record Reading(Meaning meaning, long units) {
    /** As our own engine: about eighty pages, and an end to what a text can cost. */
    private static final int MOST_CHARACTERS = 200_000;

    private static final int MOST_PHRASES = 15;

    /** Those of whose texts Comprehend tells more than the language: https://docs.aws.amazon.com/comprehend/latest/dg/supported-languages.html. */
    private static final Set<String> SPOKEN =
            Set.of("de", "en", "es", "it", "pt", "fr", "ja", "ko", "hi", "ar", "zh", "zh-TW");

    static Reading of(String text, Questions questions) throws Busy {
        String analysed = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
        Pieces pieces = Pieces.of(analysed);
        List<String> notes = new ArrayList<>();
        notes.add("Amazon Comprehend makes no summary");
        if (analysed.length() < text.length()) {
            notes.add("only the first %d of %d characters were analysed".formatted(analysed.length(), text.length()));
        }
        if (pieces.all().isEmpty()) {
            notes.add("the document has no text");
            return new Reading(meaning(text, analysed, pieces, Optional.empty(), notes, Found.NOTHING), 0);
        }
        String first = pieces.all().getFirst();
        Optional<Language> language = questions.language(first);
        long units = new Pieces(List.of(first), 1).units();
        Found found = Found.NOTHING;
        Optional<String> spoken = language.map(Language::code).filter(SPOKEN::contains);
        if (spoken.isPresent()) {
            found = Found.by(questions, pieces.all(), spoken.get());
            units += 3 * pieces.units();
        } else {
            notes.add("Amazon Comprehend tells key phrases, names and sentiment of %s no texts"
                    .formatted(language.map(Language::name).orElse("unknown")));
        }
        return new Reading(meaning(text, analysed, pieces, language, notes, found), units);
    }

    private record Found(List<Phrase> phrases, List<Entity> entities, Optional<Sentiment> sentiment) {
        static final Found NOTHING = new Found(List.of(), List.of(), Optional.empty());

        static Found by(Questions questions, List<String> pieces, String language) throws Busy {
            return new Found(
                    oftenest(questions.keyPhrases(pieces, language)),
                    counted(questions.entities(pieces, language)),
                    Optional.of(together(questions.tones(pieces, language))));
        }
    }

    private static Meaning meaning(
            String text, String analysed, Pieces pieces, Optional<Language> language, List<String> notes, Found found) {
        return new Meaning(
                text.length(),
                analysed.length(),
                pieces.sentences(),
                analysed.isBlank() ? 0 : analysed.strip().split("\\s+").length,
                language,
                notes,
                found.phrases(),
                found.entities(),
                found.sentiment(),
                List.of());
    }

    private static List<Phrase> oftenest(List<software.amazon.awssdk.services.comprehend.model.KeyPhrase> found) {
        Map<String, Phrase> phrases = new LinkedHashMap<>();
        found.forEach(one -> phrases.merge(
                one.text().toLowerCase(Locale.ROOT),
                new Phrase(one.text(), 1),
                (known, again) -> new Phrase(known.text(), known.count() + 1)));
        return phrases.values().stream()
                .sorted(Comparator.comparingInt(Phrase::count).reversed())
                .limit(MOST_PHRASES)
                .toList();
    }

    private static List<Entity> counted(List<software.amazon.awssdk.services.comprehend.model.Entity> found) {
        Map<String, Entity> entities = new LinkedHashMap<>();
        found.forEach(one -> entities.merge(
                one.typeAsString() + " " + one.text(),
                new Entity(one.typeAsString(), one.text(), 1),
                (known, again) -> new Entity(known.kind(), known.text(), known.count() + 1)));
        return List.copyOf(entities.values());
    }

    /** The label of most pieces. */
    private static Sentiment together(List<Tone> tones) {
        Map<String, Integer> labels = new LinkedHashMap<>();
        tones.forEach(tone -> labels.merge(tone.label(), 1, Integer::sum));
        String most = labels.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("NEUTRAL");
        double mean = tones.stream().mapToDouble(Tone::score).average().orElse(0);
        return new Sentiment(
                most,
                Math.round(mean * 1000) / 1000.0,
                labels.getOrDefault("POSITIVE", 0),
                labels.getOrDefault("NEGATIVE", 0),
                "Amazon Comprehend, by pieces of up to %d bytes".formatted(Pieces.MOST_BYTES));
    }
}
