/** Tests of the query language of CloudWatch Logs Insights. */
@NullMarked
package datapipeline.local.insights;

import org.jspecify.annotations.NullMarked;
