/** What the tests of all engines share. */
@NullMarked
package datapipeline.engines;

import org.jspecify.annotations.NullMarked;
