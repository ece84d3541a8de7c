package datapipeline.handlers.aws;

import datapipeline.handlers.run.Notifications;
import datapipeline.model.json.Json;
import datapipeline.model.run.ProcessingInfo;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;

/** Publishes reports on SNS_NOTIF. */
public final class SnsNotifications implements Notifications {
    private final SnsClient sns;
    private final String topicArn;

    public SnsNotifications(SnsClient sns, String topicArn) {
        this.sns = sns;
        this.topicArn = topicArn;
    }

    @Override
    public void publish(ProcessingInfo info) {
        sns.publish(publish -> publish.topicArn(topicArn)
                .message(Json.write(info))
                .messageAttributes(Map.of(
                        "outcome", text(info.outcome().name()),
                        "tenant", text(info.tenant()),
                        "schema", text(info.schema()))));
    }

    private static software.amazon.awssdk.services.sns.model.MessageAttributeValue text(String value) {
        return software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
