/** What a room needs from an engine, and what an engine answers. */
@NullMarked
package datapipeline.model.engine;

import org.jspecify.annotations.NullMarked;
