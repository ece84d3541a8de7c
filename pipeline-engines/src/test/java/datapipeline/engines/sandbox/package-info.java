/** Tests of the sandbox. */
@NullMarked
package datapipeline.engines.sandbox;

import org.jspecify.annotations.NullMarked;
