package datapipeline.handlers.aws;

import datapipeline.handlers.run.Delivery;
import datapipeline.handlers.run.Visibility;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Hides messages of one queue. */
public final class SqsVisibility implements Visibility {
    /** SQS hides no message for longer. */
    private static final long LONGEST_SECONDS = Duration.ofHours(12).toSeconds();

    private final SqsClient sqs;
    private final QueueUrls urls;
    private final String queue;

    public SqsVisibility(SqsClient sqs, QueueUrls urls, String queue) {
        this.sqs = sqs;
        this.urls = urls;
        this.queue = queue;
    }

    @Override
    public void hide(Delivery delivery, Duration time) {
        int seconds = Math.toIntExact(Math.clamp(time.plusMillis(999).toSeconds(), 0, LONGEST_SECONDS));
        sqs.changeMessageVisibility(change -> change.queueUrl(urls.of(queue))
                .receiptHandle(delivery.receiptHandle())
                .visibilityTimeout(seconds));
    }
}
