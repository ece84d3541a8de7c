@NullMarked
package datapipeline.infra;

import org.jspecify.annotations.NullMarked;
