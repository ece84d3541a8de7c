/** What a table holds: typed values, items, their order, their size and their form on disk. */
@NullMarked
package datapipeline.local.dynamodb.item;

import org.jspecify.annotations.NullMarked;
