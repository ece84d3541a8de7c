package datapipeline.console.paper;

import datapipeline.console.queues.QueueDepth;
import datapipeline.console.queues.QueueDepths;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Queues on paper; those nobody spoke of do not answer. */
public final class PaperQueues implements QueueDepths {
    public final Map<String, QueueDepth> known = new ConcurrentHashMap<>(new HashMap<>());

    public void holds(String queue, long visible) {
        known.put(
                queue,
                new QueueDepth(
                        queue,
                        OptionalLong.of(visible),
                        OptionalLong.of(2),
                        OptionalLong.of(0),
                        Optional.of(new QueueDepth.Redrive(queue + "-dlq", 50)),
                        Optional.empty()));
    }

    @Override
    public List<QueueDepth> of(List<String> queues) {
        return queues.stream()
                .map(queue -> known.getOrDefault(
                        queue, QueueDepth.unknown(queue, "SQS did not answer: the queue does not exist")))
                .toList();
    }
}
