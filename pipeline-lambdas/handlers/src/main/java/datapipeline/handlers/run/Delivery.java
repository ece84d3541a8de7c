package datapipeline.handlers.run;

/**
 * One message as a queue delivered it.
 *
 * @param receiptHandle names this delivery; each redelivery has another
 */
public record Delivery(String messageId, String receiptHandle, String body) {}
