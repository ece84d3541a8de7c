/** CloudWatch as AWS's client has it: metrics, alarms on them, and dashboards that show them. */
@NullMarked
package datapipeline.local.cloudwatch;

import org.jspecify.annotations.NullMarked;
