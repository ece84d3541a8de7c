/** Lighter models that look the same: fewer triangles, in an order graphics cards like, in fewer bits. */
@NullMarked
package datapipeline.engines.optimization;

import org.jspecify.annotations.NullMarked;
