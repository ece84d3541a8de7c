/** Metric math: expressions over time series. */
@NullMarked
package datapipeline.local.cloudwatch.math;

import org.jspecify.annotations.NullMarked;
