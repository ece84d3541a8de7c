/** The halves of a result, in every order and number. */
@NullMarked
package datapipeline.handlers.output;

import org.jspecify.annotations.NullMarked;
