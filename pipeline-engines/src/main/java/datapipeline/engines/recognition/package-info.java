/** What is to be seen in a picture: things and faces, found by small networks that run without native code. */
@NullMarked
package datapipeline.engines.recognition;

import org.jspecify.annotations.NullMarked;
