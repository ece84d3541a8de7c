/** Where 3D models are simulated, rendered and made lighter. */
@NullMarked
package datapipeline.handlers.model3d;

import org.jspecify.annotations.NullMarked;
