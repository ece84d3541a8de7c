package datapipeline.engines.semantics;

import datapipeline.engines.semantics.EnglishText.Sentence;
import java.util.List;

/**
 * The tone of a text, by its words.
 *
 * @param score from -1, as bad as can be, to 1: the mean of the sentences that have a tone
 * @param positiveSentences that speak well; with the negative ones they show a text that does both
 * @param method how it was found, as words alone miss irony and whatever is between the lines
 */
record Sentiment(Label label, double score, int positiveSentences, int negativeSentences, String method) {
    /** The thresholds the lexicon's authors give: https://github.com/cjhutto/vaderSentiment#about-the-scoring */
    private static final double TONELESS = 0.05;

    enum Label {
        POSITIVE,
        NEGATIVE,
        NEUTRAL
    }

    static Sentiment of(EnglishText text) {
        Valence valence = Valence.load();
        List<Double> scores = text.sentences().stream()
                .map(Sentence::text)
                .map(valence::ofSentence)
                .toList();
        double mean = scores.stream()
                .filter(score -> Math.abs(score) >= TONELESS)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        return new Sentiment(
                label(mean),
                Math.round(mean * 1000) / 1000.0,
                count(scores, Label.POSITIVE),
                count(scores, Label.NEGATIVE),
                "lexicon");
    }

    private static int count(List<Double> scores, Label label) {
        return (int) scores.stream().filter(score -> label(score) == label).count();
    }

    private static Label label(double score) {
        if (score >= TONELESS) {
            return Label.POSITIVE;
        }
        return score <= -TONELESS ? Label.NEGATIVE : Label.NEUTRAL;
    }
}
