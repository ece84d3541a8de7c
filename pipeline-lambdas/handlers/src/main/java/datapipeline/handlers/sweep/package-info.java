/** Looks after runs that should have moved on: sends again what a crash or a lost event left lying. */
@NullMarked
package datapipeline.handlers.sweep;

import org.jspecify.annotations.NullMarked;
