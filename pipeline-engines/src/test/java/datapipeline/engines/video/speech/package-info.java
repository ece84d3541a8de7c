/** How a recogniser's sound is chosen. */
@NullMarked
package datapipeline.engines.video.speech;

import org.jspecify.annotations.NullMarked;
