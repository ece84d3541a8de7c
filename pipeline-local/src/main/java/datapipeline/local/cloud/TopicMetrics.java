package datapipeline.local.cloud;

import datapipeline.local.cloudwatch.metric.MetricId;
import datapipeline.local.cloudwatch.metric.Sample;
import datapipeline.local.cloudwatch.metric.ServiceMetrics;
import datapipeline.local.sns.TopicStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What SNS tells CloudWatch every minute of each topic: what happened since the last time. */
final class TopicMetrics implements ServiceMetrics {
    private final Supplier<List<TopicStatistics>> topics;
    private final Map<String, Map<String, Long>> before = new HashMap<>();

    TopicMetrics(Supplier<List<TopicStatistics>> topics) {
        this.topics = topics;
    }

    @Override
    public List<Sample> at(long timestamp) {
        return topics.get().stream().flatMap(topic -> samples(topic, timestamp)).toList();
    }

    /** Only of what happened: SNS too tells nothing of a topic at rest. */
    private Stream<Sample> samples(TopicStatistics topic, long timestamp) {
        Map<String, Long> now = counters(topic);
        Map<String, Long> last = before.getOrDefault(topic.topicName(), Map.of());
        before.put(topic.topicName(), now);
        return now.entrySet().stream()
                .filter(counter -> counter.getValue() > last.getOrDefault(counter.getKey(), 0L))
                .map(counter -> Sample.of(
                        MetricId.of("AWS/SNS", counter.getKey(), Map.of("TopicName", topic.topicName())),
                        counter.getKey().equals("PublishSize") ? "Bytes" : "Count",
                        timestamp,
                        counter.getValue() - last.getOrDefault(counter.getKey(), 0L),
                        1));
    }

    private static Map<String, Long> counters(TopicStatistics topic) {
        Map<String, Long> counters = new LinkedHashMap<>();
        counters.put("NumberOfMessagesPublished", topic.published());
        counters.put("PublishSize", topic.publishedBytes());
        counters.put("NumberOfNotificationsFilteredOut", topic.filteredOut());
        counters.put("NumberOfNotificationsDelivered", topic.delivered());
        counters.put("NumberOfNotificationsFailed", topic.failed());
        counters.put("NumberOfNotificationsRedrivenToDlq", topic.redrivenToDlq());
        counters.put("NumberOfNotificationsFailedToRedriveToDlq", topic.failedToRedriveToDlq());
        return counters;
    }
}
