/** What is said in a sound, as captions: a draft that a machine made, and that says so. */
@NullMarked
package datapipeline.engines.video.speech;

import org.jspecify.annotations.NullMarked;
