/** CloudWatch's alarms: what they watch, when they change their state, and who is told. */
@NullMarked
package datapipeline.local.cloudwatch.alarm;

import org.jspecify.annotations.NullMarked;
