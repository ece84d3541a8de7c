/** Pictures in other sizes and formats. */
@NullMarked
package datapipeline.engines.picture;

import org.jspecify.annotations.NullMarked;
