/** The ledger: what was received and how it ended, counted in the same transactions that record it. */
@NullMarked
package datapipeline.model.ledger;

import org.jspecify.annotations.NullMarked;
