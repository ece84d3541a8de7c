/** Tests of metric math. */
@NullMarked
package datapipeline.local.cloudwatch.math;

import org.jspecify.annotations.NullMarked;
