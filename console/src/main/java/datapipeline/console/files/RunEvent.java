package datapipeline.console.files;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a run.
 *
 * @param from the status before; absent at its beginning
 * @param to the status after
 * @param actor which function or person did it
 * @param message what was to say about it
 */
public record RunEvent(
        String runId,
        Instant at,
        Optional<String> from,
        Optional<String> to,
        Optional<String> actor,
        Optional<String> message) {}
