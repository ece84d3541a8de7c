package datapipeline.engines.classification;

import datapipeline.model.example.Example;
import datapipeline.model.example.Likeness;
import datapipeline.model.example.Likeness.Near;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What labelled examples say of a document.
 *
 * @param heard the nearest of them, the most alike first
 * @param weights by class, to be added to those of the rules
 */
record ExampleVotes(List<Heard> heard, Map<String, Double> weights) {
    /** What examples say that agree and are near: as loud as three good rules, for somebody looked at them. */
    private static final double LOUDEST = 6;

    /** Similarities together, from which on nothing is gained by more. */
    private static final double ENOUGH = 0.5;

    /** An example that spoke, by its file's name and its likeness from 0 to 1. */
    record Heard(String fileId, String key, String speaksFor, double similarity) {}

    static ExampleVotes of(Map<String, Integer> words, List<Example> examples) {
        List<Near> near = new Likeness(examples).nearest(words);
        double all = near.stream().mapToDouble(Near::similarity).sum();
        Map<String, Double> weights = new HashMap<>();
        near.forEach(one -> weights.merge(
                one.example().documentClass(),
                LOUDEST * one.similarity() / all * Math.min(1, all / ENOUGH),
                Double::sum));
        List<Heard> heard = near.stream()
                .map(one -> new Heard(
                        one.example().fileId(),
                        one.example().key(),
                        one.example().documentClass(),
                        Math.round(one.similarity() * 1000) / 1000.0))
                .toList();
        return new ExampleVotes(heard, weights);
    }
}
