@NullMarked
package datapipeline.model.engine;

import org.jspecify.annotations.NullMarked;
