package datapipeline.local.sqs;

/** A message that was taken out, as it stands now and what is in it. */
record Received(QueuedMessage place, StoredMessage content) {}
