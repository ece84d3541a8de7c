package datapipeline.console.documents;

import datapipeline.console.layout.Words;
import datapipeline.model.example.Example;
import datapipeline.model.example.Examples;
import datapipeline.model.example.Likeness;
import datapipeline.model.example.Likeness.Accuracy;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A class of documents and its examples, ready to be printed.
 *
 * @param right how many of them the others would have told
 * @param percent the same in percent
 */
record ClassRow(String name, int all, int right, long percent, List<Shown> examples) {
    private static final int MOST_SHOWN = 50;

    /** One of its examples. */
    record Shown(String fileId, String key, String by, String ago) {}

    static List<ClassRow> of(Examples examples, Words words) {
        Map<String, Accuracy> told = new Likeness(examples.examples()).leaveOneOut();
        return examples.examples().stream()
                .collect(Collectors.groupingBy(Example::documentClass, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(one ->
                        row(one.getKey(), one.getValue(), told.getOrDefault(one.getKey(), new Accuracy(0, 0)), words))
                .toList();
    }

    private static ClassRow row(String name, List<Example> examples, Accuracy told, Words words) {
        return new ClassRow(
                LabelChoice.words(name),
                told.all(),
                told.right(),
                Math.round(100.0 * told.right() / Math.max(1, told.all())),
                examples.stream()
                        .sorted(Comparator.comparing(Example::labelledAt).reversed())
                        .limit(MOST_SHOWN)
                        .map(example -> new Shown(
                                example.fileId(), example.key(), example.labelledBy(), words.ago(example.labelledAt())))
                        .toList());
    }
}
