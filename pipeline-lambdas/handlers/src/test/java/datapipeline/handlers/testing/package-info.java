/** The pipeline in memory: every fake is of an interface of our own, and any call can be cut off. */
@NullMarked
package datapipeline.handlers.testing;

import org.jspecify.annotations.NullMarked;
