package datapipeline.console.queues;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much lies in a queue; SQS counts approximately. A figure that could not be had is absent, never zero.
 *
 * @param name as the topology calls it
 * @param visible messages that wait
 * @param inFlight messages somebody works on
 * @param delayed messages that will wait later
 * @param redrive where messages go that were received too often, and after how often
 * @param silence why the figures are absent
 */
public record QueueDepth(
        String name,
        OptionalLong visible,
        OptionalLong inFlight,
        OptionalLong delayed,
        Optional<Redrive> redrive,
        Optional<String> silence) {

    /** A queue's redrive policy. */
    public record Redrive(String deadLetterQueue, int maxReceiveCount) {}

    /** A queue that did not tell. */
    public static QueueDepth unknown(String name, String why) {
        return new QueueDepth(
                name,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.of(why));
    }
}
