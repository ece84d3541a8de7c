package datapipeline.local.lambda;

/** Where the fate of asynchronous events is told. */
public interface Destination {

    /**
     * Tells it once; an exception means that it is tried again later.
     *
     * @param arn a queue, a topic, a function or an event bus
     */
    void send(String arn, InvocationRecord record);
}
