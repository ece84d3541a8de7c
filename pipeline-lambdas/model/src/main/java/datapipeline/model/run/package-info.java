/** One file's way through the pipeline: the job, its attempts, its result and how long everything took. */
@NullMarked
package datapipeline.model.run;

import org.jspecify.annotations.NullMarked;
