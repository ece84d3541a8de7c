/** What kind of document a document is. */
@NullMarked
package datapipeline.engines.classification;

import org.jspecify.annotations.NullMarked;
