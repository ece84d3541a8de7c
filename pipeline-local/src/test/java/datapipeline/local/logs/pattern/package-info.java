/** Tests of filter patterns. */
@NullMarked
package datapipeline.local.logs.pattern;

import org.jspecify.annotations.NullMarked;
