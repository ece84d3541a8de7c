/** Where the two halves of a result are joined, in any order and any number of times. */
@NullMarked
package datapipeline.handlers.output;

import org.jspecify.annotations.NullMarked;
