package datapipeline.local.sns;

import java.util.concurrent.atomic.LongAdder;

/** What happened to a topic since the process started. */
final class TopicCounters {
    final LongAdder published = new LongAdder();
    final LongAdder publishedBytes = new LongAdder();
    final LongAdder filteredOut = new LongAdder();
    final LongAdder delivered = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder redrivenToDlq = new LongAdder();
    final LongAdder failedToRedriveToDlq = new LongAdder();

    TopicStatistics statistics(String topicName) {
        return new TopicStatistics(
                topicName,
                published.sum(),
                publishedBytes.sum(),
                filteredOut.sum(),
                delivered.sum(),
                failed.sum(),
                redrivenToDlq.sum(),
                failedToRedriveToDlq.sum());
    }
}
