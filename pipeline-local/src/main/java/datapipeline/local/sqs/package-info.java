/** SQS on one machine: queues that keep what they acknowledge, hand it out as AWS does, and can be counted. */
@NullMarked
package datapipeline.local.sqs;

import org.jspecify.annotations.NullMarked;
