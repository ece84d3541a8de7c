package datapipeline.handlers.aws;

import datapipeline.handlers.run.Notices;
import datapipeline.model.json.Json;
import datapipeline.model.run.ProcessingInfo;
import software.amazon.awssdk.services.sns.SnsClient;

/** SNS_NOTIF. */
public record SnsNotices(SnsClient sns, String topicArn) implements Notices {
    @Override
    public void publish(ProcessingInfo info) {
        sns.publish(request -> request.topicArn(topicArn).message(Json.write(info)));
    }
}
