package datapipeline.console.files;

import datapipeline.console.files.FileView.Fact;
import datapipeline.console.layout.Words;
import datapipeline.model.cost.PriceTable;
import datapipeline.model.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is known of a run, line by line; what is not known has no line. */
final class FileFacts {
    private final List<Fact> facts = new ArrayList<>();

    private FileFacts() {}

    static List<Fact> of(FileRecord file, RunRecord run, Words words) {
        RunSummary summary = run.summary();
        var known = new FileFacts();
        known.add("Key", Optional.of(summary.key()), true);
        known.add("Type", Optional.of(typeAndFormat(run)), false);
        known.add("Size", Optional.of(words.size(summary.sizeBytes()) + " (" + summary.sizeBytes() + " bytes)"), false);
        known.link("Tenant", Optional.of(run.tenant()), "/files?q=" + folder(run));
        known.link(
                "Queue",
                summary.type().map(Topology::queueOf),
                "/queues#" + summary.type().map(Topology::queueOf).orElse(""));
        known.add("Uploaded", Optional.of(words.moment(summary.uploadedAt())), false);
        known.add("Preset", run.preset(), false);
        known.add("Option as written", run.optionAsWritten(), true);
        known.add("Option as understood", run.option(), true);
        known.add("Why this run", run.reason().map(reason -> inWords(reason, summary.generation())), false);
        known.add(
                "Failed attempts",
                Optional.of(summary.attempts()).filter(count -> count > 0).map(String::valueOf),
                false);
        known.add("Cost on AWS", cost(run, words), false);
        known.add("Version", run.versionId(), true);
        known.add("File id", Optional.of(file.fileId()), true);
        known.add("Run id", Optional.of(summary.runId()), true);
        known.add("Trace id", run.traceId(), true);
        return List.copyOf(known.facts);
    }

    /** Of a run that has ended, what is not known is said to be unknown: nobody shall take it for nothing. */
    private static Optional<String> cost(RunRecord run, Words words) {
        return run.costMicroUsd()
                .map(micro -> "about %s; an estimate at the list prices of %s of %s, without storage, logs and transfer"
                        .formatted(words.dollars(micro), PriceTable.SHIPPED.region(), PriceTable.SHIPPED.retrieved()))
                .or(() -> run.summary().status().terminal() ? Optional.of("unknown") : Optional.empty());
    }

    private static String typeAndFormat(RunRecord run) {
        String type = run.summary().type().map(each -> each.inWords()).orElse("unknown");
        return run.format().map(format -> type + ", " + format).orElse(type);
    }

    private static String inWords(String reason, int generation) {
        return "%s (generation %d)".formatted(reason.toLowerCase(Locale.ROOT), generation);
    }

    /** What files of the same tenant have in their keys. */
    private static String folder(RunRecord run) {
        return run.summary().key().startsWith(run.tenant() + "/") ? run.tenant() + "/" : "";
    }

    private void link(String name, Optional<String> value, String href) {
        value.ifPresent(text -> facts.add(new Fact(name, text, false, href)));
    }

    private void add(String name, Optional<String> value, boolean code) {
        value.filter(text -> !text.isEmpty()).ifPresent(text -> facts.add(new Fact(name, text, code, null)));
    }
}
