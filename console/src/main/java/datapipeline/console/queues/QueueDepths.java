package datapipeline.console.queues;

import java.util.List;

/** Asks the queues of the topology how much lies in them. */
public interface QueueDepths {
    /** One entry for each of these queues, in their order; one that does not answer is unknown. */
    List<QueueDepth> of(List<String> queues);
}
