package datapipeline.console.files;

import datapipeline.console.layout.Words;
import datapipeline.model.run.EngineKind;
import datapipeline.model.run.StepReport;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run, ready to be printed.
 *
 * @param name number and operation, such as {@code 1-resize}: what its outputs are marked with
 * @param tone the colour of its status
 * @param engine name and version of what did the work; absent when no engine could be found
 * @param place where that ran, or which service it was
 * @param took from its begin to its end
 * @param used what was consumed
 * @param found what the engine found out about the file
 * @param code why it failed; absent when it did not
 */
public record StepRow(
        String name,
        String status,
        String tone,
        String icon,
        @Nullable String engine,
        String place,
        String took,
        List<Fact> used,
        List<Fact> found,
        @Nullable String code,
        @Nullable String message) {

    /** A name and a figure. */
    public record Fact(String name, String value) {}

    public StepRow {
        used = List.copyOf(used);
        found = List.copyOf(found);
    }

    /** @param number counted from 1 */
    static StepRow of(int number, StepReport report, Words words) {
        return new StepRow(
                number + "-" + report.op(),
                switch (report.status()) {
                    case OK -> "done";
                    case SKIPPED -> "skipped";
                    case FAILED -> "failed";
                },
                switch (report.status()) {
                    case OK -> "good";
                    case SKIPPED -> "";
                    case FAILED -> "bad";
                },
                switch (report.status()) {
                    case OK -> "check";
                    case SKIPPED -> "half";
                    case FAILED -> "cross";
                },
                report.engine().orElse(null),
                report.kind().map(EngineKind::inWords).orElse("no engine was found"),
                words.duration(Duration.ofMillis(report.durationMs())),
                report.units().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(unit -> used(unit.getKey(), unit.getValue(), words))
                        .toList(),
                report.metadata().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                        .map(known -> new Fact(apart(known.getKey()), known.getValue()))
                        .toList(),
                report.reasonCode().orElse(null),
                report.message().orElse(null));
    }

    /** A unit that ends in {@code Ms} counts milliseconds, and {@code Bytes} bytes. */
    private static Fact used(String unit, long amount, Words words) {
        if (unit.equals("cpuMs")) {
            return new Fact("processor time", words.duration(Duration.ofMillis(amount)));
        }
        if (unit.endsWith("Ms")) {
            return new Fact(apart(unit.substring(0, unit.length() - 2)), words.duration(Duration.ofMillis(amount)));
        }
        return new Fact(apart(unit), unit.endsWith("Bytes") ? words.size(amount) : "%,d".formatted(amount));
    }

    /** {@code centreOfMass} as {@code centre of mass}. */
    static String apart(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    }
}
