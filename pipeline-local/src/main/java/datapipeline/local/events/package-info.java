/** EventBridge on one machine: buses, rules by pattern or by time, and deliveries that are kept until they are made. */
@NullMarked
package datapipeline.local.events;

import org.jspecify.annotations.NullMarked;
