package datapipeline.handlers.run;

import datapipeline.model.run.ProcessingInfo;

/** Where it is told how runs ended: SNS_NOTIF. */
public interface Notifications {
    void publish(ProcessingInfo info);
}
