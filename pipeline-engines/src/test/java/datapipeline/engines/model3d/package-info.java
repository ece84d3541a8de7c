/** Tests of drawing and measuring models. */
@NullMarked
package datapipeline.engines.model3d;

import org.jspecify.annotations.NullMarked;
