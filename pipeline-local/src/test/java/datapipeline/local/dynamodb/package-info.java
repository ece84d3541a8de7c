/** What DynamoDB must do, asked through the SDK's own clients. */
@NullMarked
package datapipeline.local.dynamodb;

import org.jspecify.annotations.NullMarked;
