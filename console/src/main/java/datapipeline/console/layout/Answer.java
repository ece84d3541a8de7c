package datapipeline.console.layout;

import java.time.Instant;
import java.util.Optional;

/** What a page got when it asked: something, or silence that it has to show. */
public sealed interface Answer<T> {
    record Given<T>(T value) implements Answer<T> {}

    /**
     * @param message "DynamoDB did not answer: …"
     * @param since when the first of the unanswered questions was asked
     */
    record Silence<T>(String message, Instant since) implements Answer<T> {}

    /** The answer, for a template that shows the silence beside it. */
    default Optional<T> given() {
        return switch (this) {
            case Given<T>(T value) -> Optional.of(value);
            case Silence<T> silence -> Optional.empty();
        };
    }

    default Optional<Silence<T>> silence() {
        return switch (this) {
            case Given<T> given -> Optional.empty();
            case Silence<T> silence -> Optional.of(silence);
        };
    }
}
