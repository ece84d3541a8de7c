/** Metrics as they are put, and the statistics and the arithmetic that are asked of them. */
@NullMarked
package datapipeline.local.cloudwatch.metric;

import org.jspecify.annotations.NullMarked;
