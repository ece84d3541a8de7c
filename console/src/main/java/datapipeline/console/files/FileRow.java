package datapipeline.console.files;

import datapipeline.console.layout.Words;
import datapipeline.model.FileType;

/** A line of the list, ready to be printed. */
public record FileRow(
        String href,
        String name,
        String folder,
        String type,
        String status,
        String icon,
        String tone,
        String stage,
        String size,
        String uploadedAgo,
        String uploadedAt,
        String turnaround,
        String reasonCode,
        int generation,
        boolean cancellable) {

    /** The line of this run. */
    public static FileRow of(RunSummary run, Words words) {
        StatusShape shape = StatusShape.of(run.status());
        return new FileRow(
                "/files/%s?run=%s".formatted(run.fileId(), run.runId()),
                run.name(),
                run.folder(),
                run.type().map(FileType::inWords).orElse("unknown"),
                run.status().inWords(),
                shape.icon(),
                shape.tone(),
                StatusShape.stage(run),
                words.size(run.sizeBytes()),
                words.ago(run.uploadedAt()),
                words.moment(run.uploadedAt()),
                run.turnaround().map(words::duration).orElse(""),
                run.reasonCode().orElse(""),
                run.generation(),
                Cancellation.allowed(run.status()));
    }
}
