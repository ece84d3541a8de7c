package datapipeline.local.cloud;

import datapipeline.local.cloudwatch.alarm.Bystanders;
import datapipeline.local.events.AwsEvent;
import datapipeline.local.events.LocalEventBridge;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sns.SnsClient;

/** Takes what alarms have to tell to the default bus and to the topics they name. */
final class AlarmNews implements Bystanders {
    private final Supplier<LocalEventBridge> events;
    private final Supplier<? extends SnsClient> sns;

    /** @param events asked for when the first alarm changes, since EventBridge needs CloudWatch too */
    AlarmNews(Supplier<LocalEventBridge> events, Supplier<? extends SnsClient> sns) {
        this.events = events;
        this.sns = sns;
    }

    @Override
    public void event(Instant time, String detailType, List<String> resources, String detail) {
        events.get().publish(AwsEvent.of(time, "aws.cloudwatch", detailType, resources, detail));
    }

    @Override
    public void act(String actionArn, String subject, String message) {
        if (!actionArn.startsWith("arn:aws:sns:")) {
            throw new IllegalArgumentException("the embedded CloudWatch can tell a topic, but cannot do " + actionArn);
        }
        sns.get()
                .publish(request -> request.topicArn(actionArn).subject(subject).message(message));
    }
}
