/** Tests of solids whose properties are known from textbooks. */
@NullMarked
package datapipeline.engines.simulation;

import org.jspecify.annotations.NullMarked;
