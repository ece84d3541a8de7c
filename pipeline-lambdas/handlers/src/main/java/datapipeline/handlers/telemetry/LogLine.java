package datapipeline.handlers.telemetry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a log line, in their order; saved queries and pages ask for them by these names. */
public final class LogLine {
    /** What a line may have; what is not known is left out. */
    public static final List<String> FIELDS = List.of(
            "ts",
            "level",
            "service",
            "stage",
            "msg",
            "runId",
            "fileId",
            "generation",
            "attempt",
            "fence",
            "tenant",
            "bucket",
            "key",
            "versionId",
            "sequencer",
            "sizeBytes",
            "fileType",
            "format",
            "op",
            "optionsHash",
            "preset",
            "status",
            "prevStatus",
            "reasonCode",
            "retryable",
            "throttled",
            "durationMs",
            "queueWaitMs",
            "tatMs",
            "bytesOut",
            "costMicroUsd",
            "day",
            "shard",
            "runs",
            "most",
            "externalJobId",
            "messageId",
            "awsRequestId",
            "traceId",
            "coldStart",
            "version",
            "errorClass",
            "errorMessage",
            "errorAt");

    /** CloudWatch takes no event beyond 256 KB, and nobody reads so much of a message. */
    private static final int LONGEST = 2_000;

    private LogLine() {}

    /** In order, without what is not known, and without secrets. */
    static Map<String, Object> of(Map<String, ?> fields, Redaction redaction) {
        Map<String, Object> line = new LinkedHashMap<>();
        FIELDS.forEach(name -> put(line, name, fields.get(name), redaction));
        fields.forEach((name, value) -> {
            if (!line.containsKey(name)) {
                put(line, name, value, redaction);
            }
        });
        return line;
    }

    private static void put(Map<String, Object> line, String name, @Nullable Object value, Redaction redaction) {
        Object known = value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
        if (known != null) {
            line.put(name, known instanceof Number || known instanceof Boolean ? known : text(known, redaction));
        }
    }

    private static String text(Object value, Redaction redaction) {
        String text = redaction.of(value.toString());
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
