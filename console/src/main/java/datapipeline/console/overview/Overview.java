package datapipeline.console.overview;

import static datapipeline.console.overview.Figure.Count;

import datapipeline.console.queues.QueueDepth;
import datapipeline.model.FileType;
import datapipeline.model.run.RunStatus;
import datapipeline.model.topology.Topology;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is known at one moment, and the figures that follow from it.
 *
 * @param census absent when DynamoDB was silent
 * @param depths of all queues, by name
 */
record Overview(Optional<Census> census, Map<String, QueueDepth> depths) {
    Overview {
        depths = Map.copyOf(depths);
    }

    static Overview of(Optional<Census> census, List<QueueDepth> depths) {
        Map<String, QueueDepth> byName = new HashMap<>();
        depths.forEach(depth -> byName.put(depth.name(), depth));
        return new Overview(census, byName);
    }

    /** How many runs are in one of these states now. */
    Count running(Predicate<Census.Running> which) {
        return census.map(known -> new Count(
                        OptionalLong.of(known.running().stream().filter(which).count()), known.allRunning()))
                .orElseGet(Count::unknown);
    }

    /** How many runs came to this status today. */
    Count endedToday(Predicate<Census.Ended> which) {
        return census.map(known -> known.ended().stream()
                        .filter(which)
                        .map(ended -> new Count(OptionalLong.of(ended.count()), ended.exact()))
                        .reduce(Count.of(0), Count::plus))
                .orElseGet(Count::unknown);
    }

    Count endedToday(RunStatus status) {
        return endedToday(ended -> ended.status() == status);
    }

    /** How many messages wait in a queue. */
    Count waiting(String queue) {
        return count(queue, QueueDepth::visible);
    }

    /** How many messages of a queue somebody works on. */
    Count inFlight(String queue) {
        return count(queue, QueueDepth::inFlight);
    }

    /** How many dead letters lie in all queues. */
    Count deadLetters() {
        return deadLetterQueues().map(this::waiting).reduce(Count.of(0), Count::plus);
    }

    static Stream<String> deadLetterQueues() {
        return Stream.concat(
                Stream.concat(Stream.of(FileType.values()).map(Topology::queueOf), Stream.of(Topology.SQS_OUTPUT))
                        .map(Topology::deadLetterQueueOf),
                Stream.of(Topology.SQS_CLASSIFY_DLQ));
    }

    /** Since when the run that waits longest for this family's function waits. */
    Optional<Instant> waitingSince(FileType type) {
        return census.flatMap(known -> known.running().stream()
                .filter(run -> run.status() == RunStatus.QUEUED || run.status() == RunStatus.RETRY_WAIT)
                .filter(run -> run.type().filter(type::equals).isPresent())
                .map(Census.Running::since)
                .min(Comparator.naturalOrder()));
    }

    private Count count(String queue, java.util.function.Function<QueueDepth, OptionalLong> figure) {
        QueueDepth depth = depths.get(queue);
        OptionalLong number = depth == null ? OptionalLong.empty() : figure.apply(depth);
        return new Count(number, number.isPresent());
    }
}
