/** How much waits where. */
@NullMarked
package datapipeline.console.queues;

import org.jspecify.annotations.NullMarked;
