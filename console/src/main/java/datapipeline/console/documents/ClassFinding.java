package datapipeline.console.documents;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What kind of document it is, ready to be printed.
 *
 * @param percent how far the class is ahead of the others
 * @param shares of all classes that have one, largest first
 */
public record ClassFinding(
        String documentClass,
        double percent,
        List<Share> shares,
        List<Clue> clues,
        List<Spoke> examples,
        List<String> notes) {
    private static final double WORTH_SHOWING = 0.1;

    /** A class and its part of a hundred. */
    public record Share(String documentClass, double percent) {}

    /**
     * Something that speaks for a class.
     *
     * @param found the words it was heard in
     */
    public record Clue(String rule, String found, String documentClass) {}

    /** A labelled example that resembles it. */
    public record Spoke(String fileId, String key, String documentClass, long percent) {}

    static ClassFinding of(ClassFile file) {
        return new ClassFinding(
                words(Optional.ofNullable(file.documentClass()).orElse("other")),
                file.confidence(),
                Optional.ofNullable(file.confidences()).orElse(Map.of()).entrySet().stream()
                        .filter(one -> one.getValue() >= WORTH_SHOWING)
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .map(one -> new Share(words(one.getKey()), one.getValue()))
                        .toList(),
                Optional.ofNullable(file.evidence()).orElse(List.of()).stream()
                        .map(clue -> new Clue(clue.rule(), clue.found(), words(clue.speaksFor())))
                        .toList(),
                Optional.ofNullable(file.examples()).orElse(List.of()).stream()
                        .map(one -> new Spoke(
                                one.fileId(), one.key(), words(one.speaksFor()), Math.round(100 * one.similarity())))
                        .toList(),
                Optional.ofNullable(file.notes()).orElse(List.of()));
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
