package datapipeline.model.option;

import java.util.List;

/**
 * What the uploader asks for: steps, done in this order on the original file.
 *
 * @param onError what a step that cannot be done means for the others
 * @param steps one to sixteen, all of one family
 */
public record ProcessingOption(OnError onError, List<ProcessingStep> steps) {
    public static final int MAX_STEPS = 16;

    /** What a step that cannot be done means for the others. */
    public enum OnError {
        /** All or nothing. */
        FAIL,
        /** The others are done, and the run ends PARTIAL. */
        PARTIAL
    }

    public ProcessingOption {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException(
                    "an option has 1 to %d steps, not %d".formatted(MAX_STEPS, steps.size()));
        }
    }

    public static ProcessingOption of(ProcessingStep... steps) {
        return new ProcessingOption(OnError.FAIL, List.of(steps));
    }
}
