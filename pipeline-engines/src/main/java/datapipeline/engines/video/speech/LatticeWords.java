package datapipeline.engines.video.speech;

import edu.cmu.sphinx.result.Edge;
import edu.cmu.sphinx.result.Lattice;
import edu.cmu.sphinx.result.LatticeOptimizer;
import edu.cmu.sphinx.result.Node;
import edu.cmu.sphinx.result.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The words of the best way through all that Sphinx considered, each with the share that ways with this word at this
 * moment have in all of them. Sphinx has such a share of its own, which is 1.00 for almost every word, right or wrong: it
 * takes the scores of neighbouring moments for independent. Here they count for a part, as is usual; see G. Evermann and
 * P. Woodland, "Large vocabulary decoding and confidence estimation using word posterior probabilities", ICASSP 2000.
 */
final class LatticeWords {
    /** How many neighbouring moments say the same; with it, what Sphinx heard wrongly came out lowest when it was measured. */
    private static final double SCALE = 25;

    /** Sphinx counts in logarithms to this base. */
    private static final double LOG_BASE = Math.log(1.0001);

    private static final double MILLISECONDS = 1000;

    private final Lattice lattice;
    private final List<Node> order;
    private final Map<Node, Double> shares = new HashMap<>();

    private LatticeWords(Lattice lattice) {
        this.lattice = lattice;
        this.order = lattice.sortNodes();
    }

    static List<Word> of(Result result) {
        Lattice lattice = new Lattice(result);
        new LatticeOptimizer(lattice).optimize();
        lattice.computeNodePosteriors(1);
        LatticeWords words = new LatticeWords(lattice);
        words.share();
        return lattice.getViterbiPath().stream()
                .filter(LatticeWords::isWord)
                .map(words::word)
                .toList();
    }

    /** Silence, breath and noise stand in brackets. */
    private static boolean isWord(Node node) {
        return Character.isLetter(node.getWord().getSpelling().charAt(0))
                && Plausible.lasts(phones(node), seconds(node));
    }

    private static int phones(Node node) {
        return node.getWord().getMostLikelyPronunciation().getUnits().length;
    }

    private static double seconds(Node node) {
        return (node.getEndTime() - node.getBeginTime()) / MILLISECONDS;
    }

    private Word word(Node node) {
        return new Word(
                node.getBeginTime() / MILLISECONDS,
                Math.max(node.getBeginTime(), node.getEndTime()) / MILLISECONDS,
                spelled(node.getWord().getSpelling()),
                Optional.of(confidence(node)));
    }

    /** The dictionary marks second pronunciations and writes everything small. */
    private static String spelled(String spelling) {
        String plain = spelling.replaceAll("\\(\\d+\\)$", "");
        return plain.equals("i") || plain.startsWith("i'") ? "I" + plain.substring(1) : plain;
    }

    /** Ways often differ in nothing but where the word begins. */
    private double confidence(Node node) {
        long middle = (node.getBeginTime() + node.getEndTime()) / 2;
        double sum = order.stream()
                .filter(other -> other.getWord().equals(node.getWord()))
                .filter(other -> other.getBeginTime() <= middle && middle <= other.getEndTime())
                .mapToDouble(other -> shares.getOrDefault(other, 0.0))
                .sum();
        return Math.min(1, sum);
    }

    private void share() {
        Map<Node, Double> before = new HashMap<>(Map.of(lattice.getInitialNode(), 0.0));
        for (Node node : order) {
            add(before, node, node.getLeavingEdges(), Edge::getToNode);
        }
        Map<Node, Double> after = new HashMap<>(Map.of(lattice.getTerminalNode(), 0.0));
        for (Node node : order.reversed()) {
            add(after, node, node.getEnteringEdges(), Edge::getFromNode);
        }
        double all = before.getOrDefault(lattice.getTerminalNode(), 0.0);
        ToDoubleFunction<Node> ways = node -> before.getOrDefault(node, Double.NEGATIVE_INFINITY)
                + after.getOrDefault(node, Double.NEGATIVE_INFINITY);
        order.forEach(node -> shares.put(node, Math.exp(ways.applyAsDouble(node) - all)));
    }

    private static void add(
            Map<Node, Double> scores, Node node, Iterable<Edge> edges, java.util.function.Function<Edge, Node> end) {
        double score = scores.getOrDefault(node, Double.NEGATIVE_INFINITY);
        for (Edge edge : edges) {
            double own = (edge.getAcousticScore() + edge.getLMScore()) * LOG_BASE / SCALE;
            scores.merge(end.apply(edge), score + own, LatticeWords::sum);
        }
    }

    /** The logarithm of the sum of what two logarithms stand for. */
    private static double sum(double one, double other) {
        double larger = Math.max(one, other);
        return larger == Double.NEGATIVE_INFINITY
                ? larger
                : larger + Math.log1p(Math.exp(Math.min(one, other) - larger));
    }
}
