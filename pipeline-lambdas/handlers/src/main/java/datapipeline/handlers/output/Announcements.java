package datapipeline.handlers.output;

import datapipeline.model.run.RunStatus;

/** The bus {@code media-pipeline}: where it is announced that a run has ended. */
public interface Announcements {
    void ended(String runId, String fileId, String tenant, String fileType, RunStatus status);
}
