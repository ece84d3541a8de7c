package datapipeline.console.documents;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the console reads of classification.json. */
record ClassFile(
        @Nullable String documentClass,
        double confidence,
        @Nullable List<Clue> evidence,
        @Nullable Map<String, Double> confidences,
        @Nullable List<String> notes,
        @Nullable List<Heard> examples,
        @Nullable Map<String, Integer> words) {
    /** A labelled example that spoke. */
    record Heard(String fileId, String key, String speaksFor, double similarity) {}

    /** Something that was heard, and where. */
    record Clue(String speaksFor, double weight, String rule, String found) {}
}
