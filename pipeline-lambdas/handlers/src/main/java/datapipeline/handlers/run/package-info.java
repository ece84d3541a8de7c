/** The rules of a run: recorded before it is sent, claimed with a fence, committed once. */
@NullMarked
package datapipeline.handlers.run;

import org.jspecify.annotations.NullMarked;
