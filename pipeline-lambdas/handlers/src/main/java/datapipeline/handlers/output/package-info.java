/** Where the two halves of a result, the outputs and the report, are joined. */
@NullMarked
package datapipeline.handlers.output;

import org.jspecify.annotations.NullMarked;
