/** What the engines found out about a document, as a person reads it. */
@NullMarked
package datapipeline.console.documents;

import org.jspecify.annotations.NullMarked;
