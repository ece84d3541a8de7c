package datapipeline.local.sns;

/**
 * A message that was promised to a subscription.
 *
 * @param confirmation whether it asks the endpoint if it wants messages at all
 */
record Delivery(String subscriptionArn, boolean confirmation, Notification notification) {}
