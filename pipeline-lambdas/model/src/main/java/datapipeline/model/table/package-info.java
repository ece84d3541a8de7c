/** How runs and results lie in DYNAMODB_INPUT and DYNAMODB_OUTPUT: keys, attributes and indexes. */
@NullMarked
package datapipeline.model.table;

import org.jspecify.annotations.NullMarked;
