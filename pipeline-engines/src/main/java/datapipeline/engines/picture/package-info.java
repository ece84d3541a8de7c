/** Pictures in other sizes. */
@NullMarked
package datapipeline.engines.picture;

import org.jspecify.annotations.NullMarked;
