/** Tests of the rules of a run. */
@NullMarked
package datapipeline.handlers.run;

import org.jspecify.annotations.NullMarked;
