/** STS: who the caller is. */
@NullMarked
package datapipeline.local.sts;

import org.jspecify.annotations.NullMarked;
