/** Event source mappings: queues whose messages are handed to functions in batches. */
@NullMarked
package datapipeline.local.lambda.poller;

import org.jspecify.annotations.NullMarked;
