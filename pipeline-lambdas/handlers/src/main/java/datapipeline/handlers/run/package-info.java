/** The life of a run: recorded before it is sent, claimed with a fence, committed once, announced until it is joined. */
@NullMarked
package datapipeline.handlers.run;

import org.jspecify.annotations.NullMarked;
