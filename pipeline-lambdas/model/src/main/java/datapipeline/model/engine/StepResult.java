package datapipeline.model.engine;

import datapipeline.model.Excerpt;
import datapipeline.model.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an engine answers; each kind says whether trying again can help. */
public sealed interface StepResult {

    /**
     * It is done.
     *
     * @param files what was made, in the order a person would want to see it
     * @param metadata what was found out about the input, such as {@code pages=3}; of long texts, which the file may
     *     bring along, only the beginning
     * @param units what was consumed, such as {@code cpuMs}
     */
    record Done(List<MadeFile> files, Map<String, String> metadata, Map<String, Long> units) implements StepResult {
        public Done {
            files = List.copyOf(files);
            metadata = bounded(metadata);
            units = Map.copyOf(units);
        }
    }

    /** The longest text of metadata, in characters: it travels in SNS and lies in DynamoDB. */
    int MAX_METADATA = 500;

    private static Map<String, String> bounded(Map<String, String> metadata) {
        return metadata.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> Excerpt.of(entry.getValue(), MAX_METADATA)));
    }

    /** This file cannot be processed this way, however often it is tried. */
    record Refused(Problem problem) implements StepResult {}

    /** The service behind the engine asks for patience; this counts as no attempt. */
    record Throttled(Duration retryAfter) implements StepResult {}

    /**
     * A job elsewhere does the work; it is recorded before the worker lets go, and looked after later.
     *
     * @param externalJobId by which whoever comes next finds it
     */
    record Pending(String externalJobId, Duration checkAgainAfter) implements StepResult {}

    /** Something went wrong that may not go wrong again. */
    record Broken(Problem problem) implements StepResult {}

    /**
     * A file an engine made.
     *
     * @param path in the output directory it was given; its name is of ASCII letters, for in the C locale Java takes no
     *     others for a path
     * @param name what it is called in S3, in whatever script the uploader writes
     * @param metadata what is known about it, such as {@code page=1}
     */
    record MadeFile(
            Path path,
            String name,
            String contentType,
            Optional<Integer> width,
            Optional<Integer> height,
            Optional<Long> durationMs,
            Map<String, String> metadata) {
        public MadeFile {
            metadata = bounded(metadata);
        }

        public static MadeFile of(Path path, String contentType) {
            return new MadeFile(
                    path,
                    String.valueOf(path.getFileName()),
                    contentType,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of());
        }

        public MadeFile sized(int wide, int high) {
            return new MadeFile(path, name, contentType, Optional.of(wide), Optional.of(high), durationMs, metadata);
        }

        public MadeFile named(String called) {
            return new MadeFile(path, called, contentType, width, height, durationMs, metadata);
        }

        public MadeFile with(Map<String, String> known) {
            return new MadeFile(path, name, contentType, width, height, durationMs, known);
        }
    }
}
