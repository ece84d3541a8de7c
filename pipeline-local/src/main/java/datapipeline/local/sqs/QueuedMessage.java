package datapipeline.local.sqs;

import java.util.Comparator;

/**
 * Where a message stands in its queue: all of it but the content, which stays in the store until somebody receives it.
 * All times are milliseconds since the epoch.
 *
 * @param key its place in the queue; rises with each message that enters any queue and is never used twice
 * @param sentAt when it was sent: its retention period begins here
 * @param enteredAt when it came into this queue
 * @param group its message group, or empty
 * @param visibleAt from when on it may be received
 * @param receives how often it was received, in all queues it was in
 * @param receivesHere how often it was received from this queue
 * @param firstReceivedAt when it was received first, or 0
 * @param lastReceivedAt when it was received last, or 0
 */
record QueuedMessage(
        long key,
        long sentAt,
        long enteredAt,
        String group,
        long visibleAt,
        int receives,
        int receivesHere,
        long firstReceivedAt,
        long lastReceivedAt) {

    static final Comparator<QueuedMessage> BY_TIME_OF_VISIBILITY =
            Comparator.comparingLong(QueuedMessage::visibleAt).thenComparingLong(QueuedMessage::key);

    static final Comparator<QueuedMessage> BY_TIME_SENT =
            Comparator.comparingLong(QueuedMessage::sentAt).thenComparingLong(QueuedMessage::key);

    /** A message nobody has received yet. */
    static QueuedMessage sent(long key, long now, String group, long visibleAt) {
        return new QueuedMessage(key, now, now, group, visibleAt, 0, 0, 0, 0);
    }

    QueuedMessage received(long now, long visibleAgainAt) {
        return new QueuedMessage(
                key,
                sentAt,
                enteredAt,
                group,
                visibleAgainAt,
                receives + 1,
                receivesHere + 1,
                firstReceivedAt == 0 ? now : firstReceivedAt,
                now);
    }

    QueuedMessage visibleFrom(long at) {
        return new QueuedMessage(
                key, sentAt, enteredAt, group, at, receives, receivesHere, firstReceivedAt, lastReceivedAt);
    }

    /** The same message in a dead-letter queue. */
    QueuedMessage movedTo(long newKey, long newSentAt, long now) {
        return new QueuedMessage(newKey, newSentAt, now, group, now, receives, 0, firstReceivedAt, lastReceivedAt);
    }

    /** When it is hidden: because somebody works on it, not because it was sent with a delay. */
    boolean wasReceived() {
        return receivesHere > 0;
    }

    /** As it lies in the store, with the queue it is in. */
    String line(String queue) {
        return String.join(
                " ",
                queue,
                Long.toString(sentAt),
                Long.toString(enteredAt),
                Long.toString(visibleAt),
                Integer.toString(receives),
                Integer.toString(receivesHere),
                Long.toString(firstReceivedAt),
                Long.toString(lastReceivedAt),
                group);
    }

    static String queueIn(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    static QueuedMessage read(long key, String line) {
        String[] parts = line.split(" ", 9);
        return new QueuedMessage(
                key,
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                parts[8],
                Long.parseLong(parts[3]),
                Integer.parseInt(parts[4]),
                Integer.parseInt(parts[5]),
                Long.parseLong(parts[6]),
                Long.parseLong(parts[7]));
    }
}
