/** The files that come with the product, to see it at work before one has files of one's own. */
@NullMarked
package datapipeline.local.samples;

import org.jspecify.annotations.NullMarked;
