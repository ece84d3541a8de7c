/** The words everyone shares: what a file is, what kind it is, and why it may be refused. */
@NullMarked
package datapipeline.model;

import org.jspecify.annotations.NullMarked;
