/** CloudWatch Logs Insights: the query language, read into a tree and translated to DuckDB's SQL. */
@NullMarked
package datapipeline.local.insights;

import org.jspecify.annotations.NullMarked;
