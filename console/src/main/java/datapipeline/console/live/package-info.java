/** Tells open pages that something changed; they fetch what changed themselves. */
@NullMarked
package datapipeline.console.live;

import org.jspecify.annotations.NullMarked;
