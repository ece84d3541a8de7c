/** Tests of what lies in columns. */
@NullMarked
package datapipeline.local.columns;

import org.jspecify.annotations.NullMarked;
