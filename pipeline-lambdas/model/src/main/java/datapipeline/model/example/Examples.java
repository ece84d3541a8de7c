package datapipeline.model.example;

import java.util.ArrayList;
import java.util.List;

/** All labelled examples, as they lie in one object of S3_OUTPUT; each file is one example at most. */
public record Examples(int schema, List<Example> examples) {
    /** Where they lie; no run writes there. */
    public static final String KEY = "reference/document-classes.json";

    public static final Examples NONE = new Examples(1, List.of());

    /** About four kilobytes each, and every classification compares with all. */
    public static final int MOST = 1000;

    public Examples {
        examples = List.copyOf(examples);
    }

    /** @throws IllegalStateException with a sentence when there are too many */
    public Examples with(Example example) {
        List<Example> all = new ArrayList<>(without(example.fileId()).examples());
        if (all.size() >= MOST) {
            throw new IllegalStateException(
                    "There are %d examples already, which is the most. Remove some that others resemble."
                            .formatted(MOST));
        }
        all.add(example);
        return new Examples(schema, all);
    }

    public Examples without(String fileId) {
        return new Examples(
                schema,
                examples.stream()
                        .filter(example -> !example.fileId().equals(fileId))
                        .toList());
    }
}
