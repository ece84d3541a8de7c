/** The doors: one handler a function. Parse, delegate, answer. */
@NullMarked
package datapipeline.handlers.lambda;

import org.jspecify.annotations.NullMarked;
