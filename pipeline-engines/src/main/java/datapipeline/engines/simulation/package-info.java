/** What a solid weighs in proportion, whether it stands, and what happens when it is dropped. */
@NullMarked
package datapipeline.engines.simulation;

import org.jspecify.annotations.NullMarked;
