/** The doors, tried. */
@NullMarked
package datapipeline.handlers.lambda;

import org.jspecify.annotations.NullMarked;
