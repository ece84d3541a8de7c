/** The list of metrics, tried. */
@NullMarked
package datapipeline.model.metric;

import org.jspecify.annotations.NullMarked;
