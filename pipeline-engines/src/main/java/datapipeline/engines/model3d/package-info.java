/** Pictures of 3D models, and what can be measured on them. */
@NullMarked
package datapipeline.engines.model3d;

import org.jspecify.annotations.NullMarked;
