/** Tests of recognition, on pictures of which everybody can say what is to be seen. */
@NullMarked
package datapipeline.engines.recognition;

import org.jspecify.annotations.NullMarked;
