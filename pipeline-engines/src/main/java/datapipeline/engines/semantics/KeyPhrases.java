package datapipeline.engines.semantics;

import datapipeline.engines.semantics.EnglishText.Sentence;
import datapipeline.engines.semantics.EnglishText.Word;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The nouns a text comes back to, with what describes them. */
final class KeyPhrases {
    private static final Set<String> DESCRIBED_NOUN = Set.of("ADJ", "NOUN", "PROPN");
    private static final int LONGEST = 4;
    private static final int MOST = 15;

    private KeyPhrases() {}

    /**
     * A phrase.
     *
     * @param text as it stands in the text first
     */
    record Phrase(String text, int count) {
        Phrase again() {
            return new Phrase(text, count + 1);
        }

        /** Two words that stand together twice say more than one that stands there twice. */
        int weight() {
            int words = text.split(" ").length;
            return words == 1 && count == 1 ? 0 : count * words;
        }
    }

    static List<Phrase> of(EnglishText text) {
        Map<String, Phrase> phrases = new LinkedHashMap<>();
        for (Sentence sentence : text.sentences()) {
            for (List<Word> run : Runs.of(sentence, word -> DESCRIBED_NOUN.contains(word.tag()))) {
                count(phrases, sentence, run);
            }
        }
        return phrases.values().stream()
                .filter(phrase -> phrase.weight() > 0)
                .sorted(Comparator.comparingInt(Phrase::weight).reversed())
                .limit(MOST)
                .toList();
    }

    private static void count(Map<String, Phrase> phrases, Sentence sentence, List<Word> run) {
        Word last = run.getLast();
        if (last.tag().equals("ADJ") || run.size() > LONGEST) {
            return;
        }
        String written = sentence.between(run.getFirst(), last);
        phrases.merge(written.toLowerCase(Locale.ENGLISH), new Phrase(written, 1), (known, once) -> known.again());
    }
}
