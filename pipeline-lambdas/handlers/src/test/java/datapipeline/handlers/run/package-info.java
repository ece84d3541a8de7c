/** The eight rules, each tried where it could break. */
@NullMarked
package datapipeline.handlers.run;

import org.jspecify.annotations.NullMarked;
