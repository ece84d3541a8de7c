/** How runs lie in their table. */
@NullMarked
package datapipeline.handlers.aws;

import org.jspecify.annotations.NullMarked;
