/** Tests of the video engines. */
@NullMarked
package datapipeline.engines.video;

import org.jspecify.annotations.NullMarked;
