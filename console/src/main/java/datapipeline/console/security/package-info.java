/** Who may look, who may act, and what a browser is allowed to load. */
@NullMarked
package datapipeline.console.security;

import org.jspecify.annotations.NullMarked;
