/** CloudWatch Logs: groups, streams and events, searched by filter patterns and by Logs Insights queries. */
@NullMarked
package datapipeline.local.logs;

import org.jspecify.annotations.NullMarked;
