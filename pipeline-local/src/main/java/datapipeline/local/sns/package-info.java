/** SNS on one machine: what is published reaches queues, functions and web servers, tried again until it does. */
@NullMarked
package datapipeline.local.sns;

import org.jspecify.annotations.NullMarked;
