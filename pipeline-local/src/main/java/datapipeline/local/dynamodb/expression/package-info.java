/** DynamoDB's expression language: conditions, updates, projections and key conditions, from text to effect. */
@NullMarked
package datapipeline.local.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
