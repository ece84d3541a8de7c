package datapipeline.engines.semantics;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How good or bad words are, and what the words before them make of it. Words and weights are those of Hutto and
 * Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text" (2014).
 */
final class Valence {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z'’-]*");
    private static final int WORDS_BEFORE = 3;
    private static final double[] FADING = {1, 0.95, 0.9};
    private static final double STRONGER = 0.293;
    private static final double NEGATED = -0.74;
    private static final double BEFORE_BUT = 0.5;
    private static final double AFTER_BUT = 1.5;
    private static final double NORMAL = 15;
    private static final Set<String> NEGATIONS = Set.of(
            "not", "no", "never", "none", "nor", "neither", "nothing", "nowhere", "cannot", "without", "rarely",
            "seldom", "despite");
    private static final Set<String> STRONG = Set.of(
            "absolutely",
            "completely",
            "considerably",
            "deeply",
            "entirely",
            "especially",
            "exceptionally",
            "extremely",
            "greatly",
            "highly",
            "hugely",
            "incredibly",
            "intensely",
            "more",
            "most",
            "particularly",
            "purely",
            "quite",
            "really",
            "remarkably",
            "so",
            "substantially",
            "thoroughly",
            "totally",
            "tremendously",
            "unusually",
            "utterly",
            "very");
    private static final Set<String> WEAK = Set.of(
            "almost",
            "barely",
            "hardly",
            "just",
            "kinda",
            "less",
            "little",
            "marginally",
            "occasionally",
            "partly",
            "scarcely",
            "slightly",
            "somewhat");

    private final Map<String, Double> words;

    private Valence(Map<String, Double> words) {
        this.words = words;
    }

    static Valence load() {
        Map<String, Double> words = new HashMap<>();
        Models.load(
                "datapipeline/engines/semantics/valence.tsv",
                in -> new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .map(line -> line.split("\t"))
                        .map(row -> words.put(row[0], Double.parseDouble(row[1])))
                        .count());
        return new Valence(words);
    }

    /** Between -1 and 1. */
    double ofSentence(String sentence) {
        List<String> said = WORD.matcher(sentence)
                .results()
                .map(MatchResult::group)
                .map(word -> word.toLowerCase(Locale.ENGLISH).replace('’', '\''))
                .toList();
        int but = said.indexOf("but");
        double sum = 0;
        for (int index = 0; index < said.size(); index++) {
            double weight = but < 0 || index == but ? 1 : index < but ? BEFORE_BUT : AFTER_BUT;
            sum += weight * at(said, index);
        }
        return sum / Math.sqrt(sum * sum + NORMAL);
    }

    private double at(List<String> said, int index) {
        double value = words.getOrDefault(said.get(index), 0.0);
        if (value == 0) {
            return 0;
        }
        double direction = Math.signum(value);
        boolean negated = false;
        for (int back = 1; back <= Math.min(WORDS_BEFORE, index); back++) {
            String before = said.get(index - back);
            value += direction * FADING[back - 1] * strength(before);
            negated |= NEGATIONS.contains(before) || before.endsWith("n't");
        }
        return negated ? value * NEGATED : value;
    }

    private static double strength(String word) {
        return STRONG.contains(word) ? STRONGER : WEAK.contains(word) ? -STRONGER : 0;
    }
}
