package datapipeline.handlers.run;

import datapipeline.model.run.Job;

/** Where jobs are put for the rooms. */
public interface JobQueue {
    /** Puts the job into the queue of its type of file. */
    void send(Job job);
}
