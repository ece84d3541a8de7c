/** Where what a lost event or a crash left behind is found and healed, and the ledger is proved. */
@NullMarked
package datapipeline.handlers.sweep;

import org.jspecify.annotations.NullMarked;
