package datapipeline.console.files;

import java.util.Optional;

/** What is recorded of files and runs. Every method may fail with an {@code UnansweredException}. */
public interface FileCatalog {
    /** Runs, newest first. */
    FilePage list(FileQuery query);

    /** All that is known of a file; empty when there is no such file. */
    Optional<FileRecord> find(String fileId);

    /** A run's item exactly as it is recorded, as indented JSON; empty when there is no such run. */
    Optional<String> item(String fileId, String runId);

    /** What came of a run; empty as long as nothing has. */
    RunResult result(String runId);

    /** The run whose outputs are served under the file's stable path. */
    Optional<String> servedRun(String fileId);
}
