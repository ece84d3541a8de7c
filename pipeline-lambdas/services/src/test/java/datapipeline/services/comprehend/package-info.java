@NullMarked
package datapipeline.services.comprehend;

import org.jspecify.annotations.NullMarked;
