/** The words themselves, put to the test. */
@NullMarked
package datapipeline.model;

import org.jspecify.annotations.NullMarked;
