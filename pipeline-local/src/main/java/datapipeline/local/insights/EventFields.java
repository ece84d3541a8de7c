package datapipeline.local.insights;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fields that Logs Insights finds in log events by itself: its own, those of the lines Lambda writes, and those of
 * JSON.
 *
 * <p>Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html
 */
final class EventFields {
    private static final String REPORT = "CASE WHEN starts_with(message, 'REPORT RequestId:') THEN %s END";
    private static final Map<String, Typed> SYSTEM = Map.ofEntries(
            Map.entry("@timestamp", Typed.instant("ts")),
            Map.entry("@ingestionTime", Typed.instant("ingested")),
            Map.entry("@message", Typed.text("message")),
            Map.entry("@log", Typed.text("log")),
            Map.entry("@logStream", Typed.text("stream")),
            Map.entry("@ptr", Typed.text("CAST(seq AS VARCHAR)")),
            Map.entry("@type", Typed.text("nullif(regexp_extract(message, '^(START|END|REPORT) RequestId:', 1), '')")),
            Map.entry(
                    "@requestId",
                    Typed.text(
                            "nullif(coalesce("
                                    + "nullif(regexp_extract(message, '^(?:START|END|REPORT) RequestId: ([0-9a-zA-Z-]+)', 1), ''),"
                                    + " regexp_extract(message, '^\\S+\\t([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\t', 1)), '')")),
            Map.entry("@duration", reported("\\tDuration: ([0-9.]+) ms", 1)),
            Map.entry("@billedDuration", reported("Billed Duration: ([0-9.]+) ms", 1)),
            Map.entry("@initDuration", reported("Init Duration: ([0-9.]+) ms", 1)),
            Map.entry("@memorySize", reported("Memory Size: ([0-9.]+) MB", 1_000_000)),
            Map.entry("@maxMemoryUsed", reported("Max Memory Used: ([0-9.]+) MB", 1_000_000)),
            Map.entry(
                    "@xrayTraceId",
                    Typed.text(REPORT.formatted("nullif(regexp_extract(message, 'XRAY TraceId: (\\S+)', 1), '')"))),
            Map.entry(
                    "@xraySegmentId",
                    Typed.text(REPORT.formatted("nullif(regexp_extract(message, 'SegmentId: (\\S+)', 1), '')"))));

    private EventFields() {}

    private static Typed reported(String regex, int times) {
        String number = "TRY_CAST(regexp_extract(message, '%s', 1) AS DOUBLE)".formatted(regex);
        return Typed.number(REPORT.formatted(times == 1 ? number : number + " * " + times));
    }

    /** The field of a log event with this name; where an event has none, NULL. */
    static Typed named(String name) {
        Typed system = SYSTEM.get(name);
        if (system != null) {
            return system;
        }
        if (name.startsWith("@@")) {
            return member("json", name.substring(1));
        }
        return name.startsWith("@") ? Typed.text("CAST(NULL AS VARCHAR)") : member("json", name);
    }

    /** What a dotted name leads to inside of JSON: first step by step, then as one key with dots in it. */
    static Typed member(String json, String path) {
        String steps = Arrays.stream(path.split("\\."))
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
        String byStep = "json_extract_string(%s, %s)".formatted(json, Typed.quoted(steps));
        if (!path.contains(".")) {
            return Typed.text(byStep);
        }
        String key = "/" + path.replace("~", "~0").replace("/", "~1");
        return Typed.text("coalesce(%s, json_extract_string(%s, %s))".formatted(byStep, json, Typed.quoted(key)));
    }
}
