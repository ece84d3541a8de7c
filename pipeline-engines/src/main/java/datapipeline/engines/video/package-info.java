/** Videos in other forms, still pictures out of them, and the words they carry. */
@NullMarked
package datapipeline.engines.video;

import org.jspecify.annotations.NullMarked;
