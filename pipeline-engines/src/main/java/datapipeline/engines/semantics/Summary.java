package datapipeline.engines.semantics;

import datapipeline.engines.semantics.EnglishText.Sentence;
import datapipeline.engines.semantics.EnglishText.Word;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The sentences whose words the text uses most; once a word is in the summary it counts less, so no sentence is there
 * twice in other words. After Nenkova and Vanderwende, "The Impact of Frequency on Summarization" (SumBasic, 2005).
 */
final class Summary {
    private static final Set<String> CONTENT = Set.of("NOUN", "PROPN", "VERB", "ADJ");
    private static final int FEWEST_WORDS = 10;
    private static final int MOST_WORDS = 60;
    private static final int MOST_SENTENCES = 5;
    private static final int SENTENCES_FOR_ONE = 8;

    private final List<Sentence> sentences;
    private final Map<String, Double> weights = new HashMap<>();

    private Summary(List<Sentence> sentences) {
        this.sentences = sentences;
        sentences.forEach(sentence -> content(sentence).forEach(word -> weights.merge(word, 1.0, Double::sum)));
    }

    static List<String> of(EnglishText text) {
        return new Summary(text.sentences()).best();
    }

    private List<String> best() {
        Set<Integer> chosen = new TreeSet<>();
        long wanted = Math.min(MOST_SENTENCES, sentences.size() / SENTENCES_FOR_ONE + 1);
        while (chosen.size() < wanted) {
            var next = IntStream.range(0, sentences.size())
                    .boxed()
                    .filter(index -> !chosen.contains(index) && isWhole(sentences.get(index)))
                    .max(Comparator.comparingDouble(index -> weight(sentences.get(index))));
            if (next.isEmpty()) {
                break;
            }
            chosen.add(next.get());
            content(sentences.get(next.get())).forEach(word -> weights.computeIfPresent(word, (known, was) -> was / 4));
        }
        return chosen.stream().map(index -> sentences.get(index).text()).toList();
    }

    /** Headings, lines of tables and lists that run on say little by themselves. */
    private static boolean isWhole(Sentence sentence) {
        int words = sentence.words().size();
        boolean ended = ".!?".indexOf(sentence.text().charAt(sentence.text().length() - 1)) >= 0;
        boolean begun = Character.isUpperCase(sentence.text().charAt(0));
        return begun && ended && words >= FEWEST_WORDS && words <= MOST_WORDS;
    }

    private double weight(Sentence sentence) {
        return content(sentence).stream()
                .mapToDouble(word -> weights.getOrDefault(word, 0.0))
                .average()
                .orElse(0);
    }

    private static List<String> content(Sentence sentence) {
        return sentence.words().stream()
                .filter(word -> CONTENT.contains(word.tag()))
                .map(Word::text)
                .map(word -> word.toLowerCase(Locale.ENGLISH))
                .toList();
    }
}
