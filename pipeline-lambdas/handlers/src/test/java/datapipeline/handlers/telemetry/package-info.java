/** What functions tell about themselves, tried. */
@NullMarked
package datapipeline.handlers.telemetry;

import org.jspecify.annotations.NullMarked;
