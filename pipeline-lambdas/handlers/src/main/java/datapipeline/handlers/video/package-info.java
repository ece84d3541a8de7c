/** Where videos are transcoded, captioned and cut into key frames. */
@NullMarked
package datapipeline.handlers.video;

import org.jspecify.annotations.NullMarked;
