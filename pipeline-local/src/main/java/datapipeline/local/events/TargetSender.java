package datapipeline.local.events;

import org.jspecify.annotations.Nullable;

/** Whoever brings an event to a queue, a topic or a function. */
public interface TargetSender {

    /** What became of one try. */
    sealed interface Answer {}

    /** The target has it. */
    record Delivered() implements Answer {}

    /** The target could not take it now; it may later. */
    record TryAgain(String code, String message) implements Answer {}

    /** The target is gone or refuses such an event; trying again cannot help. */
    record Refused(String code, String message) implements Answer {}

    /**
     * What a target is to get.
     *
     * @param messageGroupId for a FIFO queue, or for a fair one
     * @param deliveryId the same for every try, so that a FIFO queue can tell a repetition from something new
     */
    record Message(String targetArn, @Nullable String messageGroupId, String deliveryId, String payload) {}

    /** Tries once. */
    Answer send(Message message);
}
