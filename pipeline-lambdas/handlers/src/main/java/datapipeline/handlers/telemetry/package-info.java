/** What the functions tell about themselves: one JSON line a happening, and metrics in lines of their own. */
@NullMarked
package datapipeline.handlers.telemetry;

import org.jspecify.annotations.NullMarked;
