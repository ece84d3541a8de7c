/** Expressions, from text to effect. */
@NullMarked
package datapipeline.local.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
