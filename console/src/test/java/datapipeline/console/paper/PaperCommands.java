package datapipeline.console.paper;

import datapipeline.console.files.RunCommands;
import datapipeline.console.files.RunSummary;
import datapipeline.model.json.CanonicalOption;
import datapipeline.model.option.ProcessingOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers what was asked for. */
public final class PaperCommands implements RunCommands {
    public final List<String> sent = new ArrayList<>();

    @Override
    public String reprocess(RunSummary run, Optional<ProcessingOption> option, String requestedBy) {
        sent.add("reprocess %s %s by %s"
                .formatted(run.runId(), option.map(CanonicalOption::text).orElse("as before"), requestedBy));
        return "command-" + sent.size();
    }

    @Override
    public void cancel(RunSummary run, String requestedBy) {
        sent.add("cancel %s by %s".formatted(run.runId(), requestedBy));
    }
}
