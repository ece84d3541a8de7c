package datapipeline.model.example;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares documents by their words: those that few examples have count for more (TF-IDF), and the cosine between two
 * documents says how alike they are. The nearest examples vote.
 */
public final class Likeness {
    /** Voters; of more, the far ones only add noise. */
    private static final int NEAREST = 5;

    /** Below it, two documents share no more than their language. */
    private static final double ALIKE = 0.1;

    private final List<Example> examples;
    private final Map<String, Integer> havingWord = new HashMap<>();

    public Likeness(List<Example> examples) {
        this.examples = List.copyOf(examples);
        this.examples.forEach(example -> count(example, 1));
    }

    /**
     * An example that resembles a document.
     *
     * @param similarity from 0, no word in common, to 1
     */
    public record Near(Example example, double similarity) {}

    /** How often the examples told each other's class; see {@link #leaveOneOut}. */
    public record Accuracy(int right, int all) {}

    /** The examples that resemble a document most, the nearest first; none when none does. */
    public List<Near> nearest(Map<String, Integer> words) {
        return nearest(words, examples);
    }

    /** The class that the nearest speak for together; nothing when none is near. */
    public static Optional<String> vote(List<Near> near) {
        Map<String, Double> votes = new HashMap<>();
        near.forEach(one -> votes.merge(one.example().documentClass(), one.similarity(), Double::sum));
        return votes.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** By class: each example is told by all others, as if it were new. */
    public Map<String, Accuracy> leaveOneOut() {
        Map<String, Accuracy> byClass = new HashMap<>();
        for (Example example : examples) {
            List<Example> others =
                    examples.stream().filter(other -> other != example).toList();
            count(example, -1);
            boolean right = vote(nearest(example.words(), others))
                    .filter(example.documentClass()::equals)
                    .isPresent();
            count(example, 1);
            byClass.merge(
                    example.documentClass(),
                    new Accuracy(right ? 1 : 0, 1),
                    (sum, one) -> new Accuracy(sum.right() + one.right(), sum.all() + one.all()));
        }
        return byClass;
    }

    private void count(Example example, int times) {
        example.words().keySet().forEach(word -> havingWord.merge(word, times, Integer::sum));
    }

    private List<Near> nearest(Map<String, Integer> words, List<Example> among) {
        double length = length(words);
        return among.stream()
                .map(example -> new Near(example, similarity(words, length, example.words())))
                .filter(near -> near.similarity() >= ALIKE)
                .sorted(Comparator.comparingDouble(Near::similarity).reversed())
                .limit(NEAREST)
                .toList();
    }

    private double similarity(Map<String, Integer> one, double length, Map<String, Integer> other) {
        double product = 0;
        for (Map.Entry<String, Integer> word : other.entrySet()) {
            Integer times = one.get(word.getKey());
            if (times != null) {
                product += weight(word.getKey(), times) * weight(word.getKey(), word.getValue());
            }
        }
        return product == 0 ? 0 : product / (length * length(other));
    }

    private double length(Map<String, Integer> words) {
        double squares = 0;
        for (Map.Entry<String, Integer> word : words.entrySet()) {
            double weight = weight(word.getKey(), word.getValue());
            squares += weight * weight;
        }
        return Math.sqrt(squares);
    }

    /**
     * What stands ten times says a little more than what stands once; what stands in all examples says next to nothing,
     * and what stands in none can be compared with none.
     */
    private double weight(String word, int times) {
        int having = havingWord.getOrDefault(word, 0);
        return having == 0 ? 0 : (1 + Math.log(times)) * Math.log((examples.size() + 1.5) / (having + 0.5));
    }
}
