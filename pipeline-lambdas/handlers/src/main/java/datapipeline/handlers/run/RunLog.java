package datapipeline.handlers.run;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every log line and metric about a run carries. */
public final class RunLog {
    private RunLog() {}

    public static Map<String, Object> fields(Run run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        RunFacts facts = run.facts();
        fields.put("runId", facts.runId());
        fields.put("fileId", facts.fileId());
        fields.put("generation", facts.generation());
        fields.put("fence", run.state().fence());
        fields.put("attempt", run.state().attempts() + 1);
        fields.put("tenant", facts.tenant());
        fields.put("bucket", facts.source().bucket());
        fields.put("key", facts.source().key());
        fields.put("sizeBytes", facts.source().sizeBytes());
        facts.source().versionId().ifPresent(version -> fields.put("versionId", version));
        facts.fileType().ifPresent(type -> fields.put("fileType", type.wireName()));
        facts.format().ifPresent(format -> fields.put("format", format.wireName()));
        fields.put("status", run.status().name());
        run.state().problem().ifPresent(problem -> {
            fields.put("reasonCode", problem.code().name());
            fields.put("errorMessage", problem.message());
        });
        fields.put("traceId", facts.traceId());
        return fields;
    }

    public static Map<String, Object> with(Run run, String name, Object value) {
        Map<String, Object> fields = fields(run);
        fields.put(name, value);
        return fields;
    }

    public static Map<String, String> byType(Run run) {
        return run.facts()
                .fileType()
                .map(type -> Map.of("FileType", type.wireName()))
                .orElse(Map.of());
    }

    public static Map<String, String> byReason(Run run) {
        return run.state()
                .problem()
                .map(problem -> Map.of("ReasonCode", problem.code().name()))
                .orElse(Map.of());
    }
}
