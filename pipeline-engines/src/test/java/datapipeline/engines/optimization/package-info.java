/** Tests of making models lighter. */
@NullMarked
package datapipeline.engines.optimization;

import org.jspecify.annotations.NullMarked;
