/** Where documents are read: what kind they are, what they say and what it means. */
@NullMarked
package datapipeline.handlers.document;

import org.jspecify.annotations.NullMarked;
