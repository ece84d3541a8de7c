/** Where the embedded cloud keeps what it has promised to keep: one ordered store, and work that must still happen. */
@NullMarked
package datapipeline.local.store;

import org.jspecify.annotations.NullMarked;
