/** Still pictures out of videos. */
@NullMarked
package datapipeline.engines.video;

import org.jspecify.annotations.NullMarked;
