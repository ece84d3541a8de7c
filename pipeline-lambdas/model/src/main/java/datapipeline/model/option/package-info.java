/** What to do with a file: the twelve operations, how they are written, and what is wrong when they are not. */
@NullMarked
package datapipeline.model.option;

import org.jspecify.annotations.NullMarked;
