package datapipeline.engines.classification;

import datapipeline.engines.classification.ExampleVotes.Heard;
import datapipeline.engines.classification.Rule.Evidence;
import datapipeline.model.example.Example;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What kind of document it is, as it lies in classification.json.
 *
 * @param documentClass {@code OTHER} when nothing speaks clearly for another
 * @param confidence in percent: how far ahead of the others it is, not how often such a verdict is right
 * @param evidence for every class, what speaks loudest first
 * @param examples that operators labelled and that resemble it, the nearest first
 * @param confidences of all classes
 * @param words by which it can become an example itself
 */
record Verdict(
        String documentClass,
        double confidence,
        List<Evidence> evidence,
        List<Heard> examples,
        Map<String, Double> confidences,
        List<String> notes,
        Map<String, Integer> words) {
    private static final String OTHER_CLASS = DocumentClass.OTHER.name();

    /** What a document begins with says what it is; letters are signed at their end. */
    private static final int BEGINNING = 20_000;

    private static final int END = 2_000;

    /** So that one weak hint is not enough. */
    private static final double OTHER = 2;

    /** Below it, the next class is nearly as likely. */
    private static final double UNCLEAR_BELOW = 60;

    static Verdict of(String text, List<Rule> rules, List<Example> examples) {
        String looked = ends(text);
        List<Evidence> evidence = rules.stream()
                .map(rule -> rule.hear(looked))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Evidence::weight).reversed())
                .toList();
        Map<String, Integer> words = Words.of(looked);
        ExampleVotes votes = ExampleVotes.of(words, examples);
        Map<String, Double> confidences = confidences(evidence, votes);
        String best = confidences.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        double confidence = confidences.getOrDefault(best, 0.0);
        boolean clear = confidence >= UNCLEAR_BELOW;
        return new Verdict(
                clear ? best : OTHER_CLASS,
                confidence,
                evidence,
                votes.heard(),
                confidences,
                notes(text, best, clear),
                words);
    }

    private static String ends(String text) {
        return text.length() <= BEGINNING + END
                ? text
                : text.substring(0, BEGINNING) + "\n" + text.substring(text.length() - END);
    }

    private static Map<String, Double> confidences(List<Evidence> evidence, ExampleVotes votes) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (DocumentClass one : DocumentClass.values()) {
            scores.put(one.name(), one == DocumentClass.OTHER ? OTHER : 0);
        }
        evidence.forEach(one -> scores.merge(one.speaksFor(), one.weight(), Double::sum));
        votes.weights().forEach((one, weight) -> scores.merge(one, weight, Double::sum));
        double sum = scores.values().stream().mapToDouble(Math::exp).sum();
        scores.replaceAll((one, score) -> Math.round(1000 * Math.exp(score) / sum) / 10.0);
        return scores;
    }

    private static List<String> notes(String text, String best, boolean clear) {
        if (text.isBlank()) {
            return List.of("the document has no text");
        }
        if (!clear) {
            return List.of("nothing speaks clearly for one class; %s is nearest".formatted(best));
        }
        return best.equals(OTHER_CLASS)
                ? List.of("little or nothing speaks for a class; the rules are English")
                : List.of();
    }
}
