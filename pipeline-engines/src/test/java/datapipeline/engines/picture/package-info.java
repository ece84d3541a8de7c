/** Tests of resizing. */
@NullMarked
package datapipeline.engines.picture;

import org.jspecify.annotations.NullMarked;
