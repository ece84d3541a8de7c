package datapipeline.alarms.catalogue;

import datapipeline.alarms.catalogue.AlarmSpec.Comparison;
import datapipeline.alarms.catalogue.AlarmSpec.MissingData;
import datapipeline.alarms.catalogue.AlarmSpec.Priority;
import datapipeline.model.topology.QueueSpec;
import datapipeline.model.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All alarms: for each queue and each function of the topology, so that none can be added and forgotten. */
public final class AlarmCatalogue {
    private static final String SQS = "AWS/SQS";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Older than this part of the retention and messages will soon be lost. */
    private static final double OLD_PART_OF_RETENTION = 0.1;

    private AlarmCatalogue() {}

    public static List<AlarmSpec> all() {
        return Stream.concat(
                        Topology.queues().stream()
                                .map(queue -> queue.deadLetterQueue().isPresent() ? oldest(queue) : deadLetters(queue)),
                        Stream.of(ledger()))
                .toList();
    }

    private static AlarmSpec deadLetters(QueueSpec queue) {
        return new AlarmSpec(
                queue.name() + "-not-empty",
                "Messages in %s could not be processed and wait for a person.".formatted(queue.name()),
                Priority.P1,
                SQS,
                "ApproximateNumberOfMessagesVisible",
                Map.of("QueueName", queue.name()),
                "Maximum",
                Comparison.GREATER_THAN_THRESHOLD,
                0,
                MINUTE,
                10,
                10,
                MissingData.NOT_BREACHING,
                "dead-letters");
    }

    private static AlarmSpec oldest(QueueSpec queue) {
        return new AlarmSpec(
                queue.name() + "-too-old",
                "The oldest message in %s has waited for a tenth of the time after which it is lost."
                        .formatted(queue.name()),
                Priority.P1,
                SQS,
                "ApproximateAgeOfOldestMessage",
                Map.of("QueueName", queue.name()),
                "Maximum",
                Comparison.GREATER_THAN_THRESHOLD,
                queue.retention().toSeconds() * OLD_PART_OF_RETENTION,
                MINUTE,
                5,
                5,
                MissingData.NOT_BREACHING,
                "queue-age");
    }

    private static AlarmSpec ledger() {
        return new AlarmSpec(
                "ledger-imbalance",
                "Files were received that neither ended nor are on their way: some may be lost.",
                Priority.P1,
                "MediaPipeline",
                "LedgerImbalance",
                Map.of("Service", Topology.LAMBDA_SWEEP),
                "Maximum",
                Comparison.GREATER_THAN_THRESHOLD,
                0,
                MINUTE,
                3,
                3,
                MissingData.NOT_BREACHING,
                "ledger-imbalance");
    }
}
