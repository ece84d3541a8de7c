/** The one file in which the embedded cloud keeps what is counted and searched: logs and metrics, in columns. */
@NullMarked
package datapipeline.local.columns;

import org.jspecify.annotations.NullMarked;
