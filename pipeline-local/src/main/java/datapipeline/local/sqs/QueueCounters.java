package datapipeline.local.sqs;

import java.util.concurrent.atomic.LongAdder;

/** What happened to a queue since the process started. */
final class QueueCounters {
    final LongAdder sent = new LongAdder();
    final LongAdder sentBytes = new LongAdder();
    final LongAdder received = new LongAdder();
    final LongAdder deleted = new LongAdder();
    final LongAdder emptyReceives = new LongAdder();

    void sent(long bytes) {
        sent.increment();
        sentBytes.add(bytes);
    }

    void deleted() {
        deleted.increment();
    }
}
