package datapipeline.local.cloud;

import datapipeline.local.cloudwatch.metric.MetricId;
import datapipeline.local.cloudwatch.metric.Sample;
import datapipeline.local.cloudwatch.metric.ServiceMetrics;
import datapipeline.local.sqs.QueueStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What SQS tells CloudWatch every minute of each queue: how it is, and what happened since the last time. */
final class QueueMetrics implements ServiceMetrics {
    private final Supplier<List<QueueStatistics>> queues;
    private final Map<String, QueueStatistics> before = new HashMap<>();

    QueueMetrics(Supplier<List<QueueStatistics>> queues) {
        this.queues = queues;
    }

    @Override
    public List<Sample> at(long timestamp) {
        return queues.get().stream().flatMap(now -> samples(now, timestamp)).toList();
    }

    private Stream<Sample> samples(QueueStatistics now, long timestamp) {
        Optional<QueueStatistics> last = Optional.ofNullable(before.put(now.queueName(), now));
        long sent = now.sent() - last.map(QueueStatistics::sent).orElse(0L);
        long bytes = now.sentBytes() - last.map(QueueStatistics::sentBytes).orElse(0L);
        long received = now.received() - last.map(QueueStatistics::received).orElse(0L);
        long deleted = now.deleted() - last.map(QueueStatistics::deleted).orElse(0L);
        long empty =
                now.emptyReceives() - last.map(QueueStatistics::emptyReceives).orElse(0L);
        return Stream.concat(
                Stream.of(
                        one(now, "ApproximateNumberOfMessagesVisible", "Count", timestamp, now.visible()),
                        one(now, "ApproximateNumberOfMessagesNotVisible", "Count", timestamp, now.notVisible()),
                        one(now, "ApproximateNumberOfMessagesDelayed", "Count", timestamp, now.delayed()),
                        one(
                                now,
                                "ApproximateAgeOfOldestMessage",
                                "Seconds",
                                timestamp,
                                now.ageOfOldestMessage().toSeconds()),
                        one(now, "NumberOfMessagesSent", "Count", timestamp, sent),
                        one(now, "NumberOfMessagesReceived", "Count", timestamp, received),
                        one(now, "NumberOfMessagesDeleted", "Count", timestamp, deleted),
                        one(now, "NumberOfEmptyReceives", "Count", timestamp, empty)),
                sizes(now, timestamp, sent, bytes));
    }

    private static Sample one(QueueStatistics queue, String metric, String unit, long timestamp, double value) {
        return Sample.of(id(queue, metric), unit, timestamp, value, 1);
    }

    /** Sum and number are exact, the smallest and the greatest are not known: both are told as the average. */
    private static Stream<Sample> sizes(QueueStatistics queue, long timestamp, long sent, long bytes) {
        return sent <= 0
                ? Stream.empty()
                : Stream.of(Sample.of(id(queue, "SentMessageSize"), "Bytes", timestamp, (double) bytes / sent, sent));
    }

    private static MetricId id(QueueStatistics queue, String metric) {
        return MetricId.of("AWS/SQS", metric, Map.of("QueueName", queue.queueName()));
    }
}
