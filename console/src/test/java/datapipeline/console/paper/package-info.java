/** The console's ports on paper: what a test says is all there is. */
@NullMarked
package datapipeline.console.paper;

import org.jspecify.annotations.NullMarked;
