/** Makes the sample files that the product brings along. */
@NullMarked
package datapipeline.local.samples;

import org.jspecify.annotations.NullMarked;
