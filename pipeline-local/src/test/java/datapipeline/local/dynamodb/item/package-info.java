/** Values, keys and items, by themselves. */
@NullMarked
package datapipeline.local.dynamodb.item;

import org.jspecify.annotations.NullMarked;
