package datapipeline.console.files;

import datapipeline.console.layout.Words;
import datapipeline.model.FileType;
import datapipeline.model.Problem;
import datapipeline.model.run.RunStatus;
import datapipeline.model.run.WorkDone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file's page, ready to be printed.
 *
 * @param row the run that is shown
 * @param done how far the worker has got; absent when nobody works on it or the engine does not tell
 * @param total the whole turnaround time, or how long the run has been on its way
 * @param optionText what the form for another run begins with
 * @param cancelRefusal why the run cannot be cancelled; absent when it can
 * @param onItsWay whether the run has not ended
 */
public record FileView(
        String fileId,
        String runId,
        String key,
        FileRow row,
        RunRecord run,
        List<Fact> facts,
        @Nullable Problem problem,
        @Nullable WorkDone done,
        List<StageRow> stages,
        String total,
        List<EventRow> events,
        List<FileRow> runs,
        String optionText,
        @Nullable String cancelRefusal,
        boolean onItsWay,
        boolean cancelRequested,
        boolean refusedForItsOption,
        boolean hasManifest,
        String original) {

    /**
     * A name and what it is.
     *
     * @param href where more of it is; absent when there is nothing more
     */
    public record Fact(
            String name,
            String value,
            boolean code,
            @Nullable String href) {}

    /** A stage: the bar's begin and length in thousandths of the whole, and the same in words. */
    public record StageRow(
            String name, String meaning, boolean waiting, boolean open, double begin, double length, String words) {}

    /** A line of the run's history. */
    public record EventRow(String at, String offset, String change, String actor, String message) {}

    static FileView of(FileRecord file, RunRecord run, Instant now, Words words, OutputLinks links) {
        List<RunEvent> events = file.events().stream()
                .filter(event -> event.runId().equals(run.summary().runId()))
                .toList();
        List<Timeline.Bar> bars = Timeline.of(run, events, now);
        Duration total = bars.stream().flatMap(bar -> bar.length().stream()).reduce(Duration.ZERO, Duration::plus);
        RunSummary summary = run.summary();
        return new FileView(
                file.fileId(),
                summary.runId(),
                summary.key(),
                FileRow.of(summary, words),
                run,
                FileFacts.of(file, run, words),
                run.problem().orElse(null),
                run.done()
                        .filter(so -> summary.status() == RunStatus.PROCESSING)
                        .orElse(null),
                bars.stream().map(bar -> stage(bar, total, words)).toList(),
                words.duration(total),
                events.stream()
                        .map(event -> event(event, summary.uploadedAt(), words))
                        .toList(),
                file.runs().stream()
                        .map(each -> FileRow.of(each.summary(), words))
                        .toList(),
                OptionFix.of(run)
                        .orElseGet(() -> run.optionAsWritten().or(run::option).orElse("")),
                Cancellation.refusal(summary.status()).orElse(null),
                !summary.status().terminal(),
                run.cancelRequested(),
                run.refusedForItsOption(),
                run.manifestKey().isPresent(),
                links.original(summary.key(), run.versionId(), summary.name()).toString());
    }

    private static StageRow stage(Timeline.Bar bar, Duration total, Words words) {
        double whole = Math.max(1, total.toMillis());
        return new StageRow(
                bar.name(),
                bar.meaning(),
                bar.waiting(),
                bar.open(),
                bar.begin().toMillis() * 1000 / whole,
                bar.length().map(length -> length.toMillis() * 1000 / whole).orElse(0.0),
                bar.length().map(words::duration).orElse("not reached"));
    }

    private static EventRow event(RunEvent event, Instant upload, Words words) {
        Duration since = Duration.between(upload, event.at());
        String change = event.from().isPresent() && event.to().isPresent()
                ? event.from().get() + " → " + event.to().get()
                : event.to().orElse("");
        return new EventRow(
                words.moment(event.at()),
                since.isNegative() ? "" : "+" + words.duration(since),
                change,
                event.actor().orElse(""),
                event.message().orElse(""));
    }

    /** What the family's operations are called, for the form. */
    public @Nullable FileType type() {
        return run.summary().type().orElse(null);
    }
}
