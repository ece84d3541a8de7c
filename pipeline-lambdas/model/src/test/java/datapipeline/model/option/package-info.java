/** How options are read: every form, every bound, and what a refusal says. */
@NullMarked
package datapipeline.model.option;

import org.jspecify.annotations.NullMarked;
