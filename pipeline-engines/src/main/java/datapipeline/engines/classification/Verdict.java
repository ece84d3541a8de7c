package datapipeline.engines.classification;

import datapipeline.engines.classification.Rule.Evidence;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What kind of document it is, as it lies in classification.json.
 *
 * @param documentClass {@code OTHER} when nothing speaks clearly for another
 * @param confidence in percent: how far ahead of the others it is, not how often such a verdict is right
 * @param evidence for every class, what speaks loudest first
 * @param confidences of all classes
 */
record Verdict(
        DocumentClass documentClass,
        double confidence,
        List<Evidence> evidence,
        Map<DocumentClass, Double> confidences,
        List<String> notes) {
    /** What a document begins with says what it is; letters are signed at their end. */
    private static final int BEGINNING = 20_000;

    private static final int END = 2_000;

    /** So that one weak hint is not enough. */
    private static final double OTHER = 2;

    /** Below it, the next class is nearly as likely. */
    private static final double UNCLEAR_BELOW = 60;

    static Verdict of(String text, List<Rule> rules) {
        String looked = ends(text);
        List<Evidence> evidence = rules.stream()
                .map(rule -> rule.hear(looked))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Evidence::weight).reversed())
                .toList();
        Map<DocumentClass, Double> confidences = confidences(evidence);
        DocumentClass best = confidences.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        double confidence = confidences.getOrDefault(best, 0.0);
        boolean clear = confidence >= UNCLEAR_BELOW;
        return new Verdict(
                clear ? best : DocumentClass.OTHER, confidence, evidence, confidences, notes(text, best, clear));
    }

    private static String ends(String text) {
        return text.length() <= BEGINNING + END
                ? text
                : text.substring(0, BEGINNING) + "\n" + text.substring(text.length() - END);
    }

    private static Map<DocumentClass, Double> confidences(List<Evidence> evidence) {
        Map<DocumentClass, Double> scores = new EnumMap<>(DocumentClass.class);
        for (DocumentClass one : DocumentClass.values()) {
            scores.put(one, one == DocumentClass.OTHER ? OTHER : 0);
        }
        evidence.forEach(one -> scores.merge(one.speaksFor(), one.weight(), Double::sum));
        double sum = scores.values().stream().mapToDouble(Math::exp).sum();
        scores.replaceAll((one, score) -> Math.round(1000 * Math.exp(score) / sum) / 10.0);
        return scores;
    }

    private static List<String> notes(String text, DocumentClass best, boolean clear) {
        if (text.isBlank()) {
            return List.of("the document has no text");
        }
        if (!clear) {
            return List.of("nothing speaks clearly for one class; %s is nearest".formatted(best));
        }
        return best == DocumentClass.OTHER
                ? List.of("little or nothing speaks for a class; the rules are English")
                : List.of();
    }
}
