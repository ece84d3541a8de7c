/** What a run costs on AWS: prices with their sources, what a run asks for, and the sum, in whole trillionths of a dollar. */
@NullMarked
package datapipeline.model.cost;

import org.jspecify.annotations.NullMarked;
