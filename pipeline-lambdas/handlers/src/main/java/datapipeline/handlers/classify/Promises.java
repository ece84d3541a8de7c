package datapipeline.handlers.classify;

import datapipeline.model.FileType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How soon a type of file is to be done; the deadline travels with the run.
 *
 * @param byType each of the four
 */
public record Promises(Map<FileType, Duration> byType) {
    public static final Promises DEFAULTS = new Promises(Map.of(
            FileType.DOCUMENT, Duration.ofSeconds(300),
            FileType.PICTURE, Duration.ofSeconds(60),
            FileType.MODEL_3D, Duration.ofSeconds(300),
            FileType.VIDEO, Duration.ofSeconds(1800)));

    public Promises {
        byType = Map.copyOf(byType);
        if (byType.size() != FileType.values().length) {
            throw new IllegalArgumentException("each type of file needs a promise, and there are only " + byType);
        }
    }

    Instant deadline(Instant uploadedAt, Optional<FileType> type) {
        return uploadedAt.plus(
                type.map(each -> byType.getOrDefault(each, Duration.ZERO)).orElse(Duration.ZERO));
    }
}
