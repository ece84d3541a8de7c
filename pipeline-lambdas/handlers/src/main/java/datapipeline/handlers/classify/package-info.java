/** What a file is, told from its bytes alone, and where it goes next. */
@NullMarked
package datapipeline.handlers.classify;

import org.jspecify.annotations.NullMarked;
