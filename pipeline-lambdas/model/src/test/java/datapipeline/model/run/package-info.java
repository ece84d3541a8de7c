/** What may become of a run, and how its time is taken apart. */
@NullMarked
package datapipeline.model.run;

import org.jspecify.annotations.NullMarked;
