/** Whether the language, the tone and the subjects of a text are found. */
@NullMarked
package datapipeline.engines.semantics;

import org.jspecify.annotations.NullMarked;
