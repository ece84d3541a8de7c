package datapipeline.handlers.run;

import datapipeline.model.run.ProcessingInfo;

/** SNS_NOTIF: where a worker tells how a run ended. */
public interface Notices {
    void publish(ProcessingInfo info);
}
