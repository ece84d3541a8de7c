/** The embedded cloud as a whole: its services wired together, and the pipeline's resources made in it. */
@NullMarked
package datapipeline.local.cloud;

import org.jspecify.annotations.NullMarked;
