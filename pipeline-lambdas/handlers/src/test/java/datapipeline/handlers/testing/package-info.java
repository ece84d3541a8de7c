/** A pipeline in memory, for tests: fakes of the handlers' own interfaces and nothing else. */
@NullMarked
package datapipeline.handlers.testing;

import org.jspecify.annotations.NullMarked;
