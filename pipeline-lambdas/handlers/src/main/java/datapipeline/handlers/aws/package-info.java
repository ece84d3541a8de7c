/** Adapters: what the rooms need, by S3, SQS, SNS, DynamoDB and EventBridge. They decide nothing. */
@NullMarked
package datapipeline.handlers.aws;

import org.jspecify.annotations.NullMarked;
