/** The embedded S3: objects as files, an ordered index in the store, and the REST interface on top of both. */
@NullMarked
package datapipeline.local.s3;

import org.jspecify.annotations.NullMarked;
