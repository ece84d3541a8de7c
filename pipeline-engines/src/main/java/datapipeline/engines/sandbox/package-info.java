/** Where files are opened: one child process a job, without secrets, within limits, and gone when it is over. */
@NullMarked
package datapipeline.engines.sandbox;

import org.jspecify.annotations.NullMarked;
