/** How the words travel, and come back as they left. */
@NullMarked
package datapipeline.model.json;

import org.jspecify.annotations.NullMarked;
