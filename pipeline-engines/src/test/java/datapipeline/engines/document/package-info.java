/** Tests of the document engines. */
@NullMarked
package datapipeline.engines.document;

import org.jspecify.annotations.NullMarked;
