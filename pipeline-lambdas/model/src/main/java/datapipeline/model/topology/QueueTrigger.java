package datapipeline.model.topology;

/**
 * A function that empties a queue, answering message by message.
 *
 * @param batchSize how many messages it gets at once; one where a message is minutes of work
 */
public record QueueTrigger(String queue, String function, int batchSize) {}
