/** The filter patterns of CloudWatch Logs: for text, for JSON, and for words in columns. */
@NullMarked
package datapipeline.local.logs.pattern;

import org.jspecify.annotations.NullMarked;
