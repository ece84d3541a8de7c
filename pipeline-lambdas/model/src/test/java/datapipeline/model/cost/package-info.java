/** What a run costs, tried. */
@NullMarked
package datapipeline.model.cost;

import org.jspecify.annotations.NullMarked;
