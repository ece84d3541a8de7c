package datapipeline.console.paper;

import datapipeline.console.files.FileCatalog;
import datapipeline.console.files.FilePage;
import datapipeline.console.files.FileQuery;
import datapipeline.console.files.FileRecord;
import datapipeline.console.files.RunRecord;
import datapipeline.console.files.RunResult;
import datapipeline.console.files.RunSummary;
import datapipeline.console.layout.UnansweredException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files on paper; can fall silent. */
public final class PaperCatalog implements FileCatalog {
    public final Map<String, FileRecord> files = new HashMap<>();
    public final Map<String, RunResult> results = new HashMap<>();
    public final List<FileQuery> asked = new ArrayList<>();
    private boolean silent;

    public void fallSilent() {
        silent = true;
    }

    public void clear() {
        silent = false;
        files.clear();
        results.clear();
        asked.clear();
    }

    public void add(FileRecord file) {
        files.put(file.fileId(), file);
    }

    @Override
    public synchronized FilePage list(FileQuery query) {
        answer();
        asked.add(query);
        List<RunSummary> runs = files.values().stream()
                .flatMap(file -> file.runs().stream())
                .map(RunRecord::summary)
                .filter(run -> query.status().isEmpty() || query.status().get() == run.status())
                .sorted(Comparator.comparing(RunSummary::uploadedAt).reversed())
                .toList();
        return new FilePage(runs, Optional.of("older"), Instant.EPOCH);
    }

    @Override
    public Optional<FileRecord> find(String fileId) {
        answer();
        return Optional.ofNullable(files.get(fileId));
    }

    @Override
    public Optional<String> item(String fileId, String runId) {
        answer();
        return Optional.ofNullable(files.get(fileId)).map(file -> "{\"runId\":\"%s\"}".formatted(runId));
    }

    @Override
    public RunResult result(String runId) {
        answer();
        return results.getOrDefault(runId, RunResult.NONE);
    }

    @Override
    public Optional<String> servedRun(String fileId) {
        answer();
        return Optional.ofNullable(files.get(fileId)).flatMap(FileRecord::currentRun);
    }

    private void answer() {
        if (silent) {
            throw new UnansweredException("DynamoDB", new IllegalStateException("connection refused"));
        }
    }
}
