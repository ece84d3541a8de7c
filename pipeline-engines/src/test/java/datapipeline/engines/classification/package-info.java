/** Whether documents are told apart, and say by what. */
@NullMarked
package datapipeline.engines.classification;

import org.jspecify.annotations.NullMarked;
