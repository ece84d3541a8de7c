/** The text of documents. */
@NullMarked
package datapipeline.engines.document;

import org.jspecify.annotations.NullMarked;
