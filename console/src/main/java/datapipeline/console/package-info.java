/** The windows operators look through: which files came, where they are, and what they need. */
@NullMarked
package datapipeline.console;

import org.jspecify.annotations.NullMarked;
