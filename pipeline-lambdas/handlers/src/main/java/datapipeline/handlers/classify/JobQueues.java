package datapipeline.handlers.classify;

import datapipeline.model.run.Job;

/** The four queues: a job goes into that of its family. */
public interface JobQueues {
    void send(Job job);
}
