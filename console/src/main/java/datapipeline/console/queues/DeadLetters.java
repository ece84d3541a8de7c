package datapipeline.console.queues;

import java.util.List;
import java.util.Optional;

/** Looks into dead-letter queues and empties them. Every method may fail with an {@code UnansweredException}. */
public interface DeadLetters {
    /**
     * Receives messages and gives them back at once. Each is hidden from everybody else meanwhile, and has been received
     * once more afterwards.
     *
     * @param most how many to look at
     */
    List<DeadLetter> look(String queue, int most);

    /**
     * Deletes a message; it is looked for anew, for only who holds a message may delete it.
     *
     * @return whether it was found
     */
    boolean delete(String queue, String messageId);

    /** The last moving of messages out of this queue; empty when there was none. */
    Optional<Move> lastMove(String queue);

    /**
     * Begins to move every message back to the queue it came from.
     *
     * @throws IllegalStateException when that is not possible; the message says why
     */
    void startMove(String queue);

    /**
     * Stops the move that runs; what was moved stays where it is.
     *
     * @throws IllegalStateException when none runs
     */
    void cancelMove(String queue);
}
