/** Tests of telling what a file is. */
@NullMarked
package datapipeline.handlers.classify;

import org.jspecify.annotations.NullMarked;
