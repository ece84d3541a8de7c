/** Files from the operator's desk into S3, with wishes that were read before a byte is sent. */
@NullMarked
package datapipeline.console.upload;

import org.jspecify.annotations.NullMarked;
