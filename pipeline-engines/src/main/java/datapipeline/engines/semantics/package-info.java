/** What a document's text is about. */
@NullMarked
package datapipeline.engines.semantics;

import org.jspecify.annotations.NullMarked;
