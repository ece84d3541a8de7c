/** Where pictures are recognised, resized and converted. */
@NullMarked
package datapipeline.handlers.picture;

import org.jspecify.annotations.NullMarked;
