package datapipeline.console.queues;

import datapipeline.model.topology.Topology;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * One of the topology's dead-letter queues.
 *
 * @param source whose messages end here; absent for what no queue could deliver, which SQS cannot move back
 */
record DeadLetterQueue(String name, Optional<String> source) {
    /** @throws ResponseStatusException 404, when it is none */
    static DeadLetterQueue called(String name) {
        return QueuesController.meanings().keySet().stream()
                .map(DeadLetterQueue::of)
                .filter(queue -> queue.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "%s is no dead-letter queue of this pipeline.".formatted(name)));
    }

    /** Where the messages of this queue of the page end. */
    static DeadLetterQueue of(String queue) {
        return queue.equals(Topology.SQS_CLASSIFY_DLQ)
                ? new DeadLetterQueue(queue, Optional.empty())
                : new DeadLetterQueue(Topology.deadLetterQueueOf(queue), Optional.of(queue));
    }

    String address() {
        return "/queues/" + name;
    }
}
