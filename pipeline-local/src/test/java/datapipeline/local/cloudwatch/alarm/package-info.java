/** Tests of alarms. */
@NullMarked
package datapipeline.local.cloudwatch.alarm;

import org.jspecify.annotations.NullMarked;
