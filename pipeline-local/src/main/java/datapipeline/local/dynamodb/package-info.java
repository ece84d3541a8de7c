/** DynamoDB on this machine: tables with real indexes, conditions, transactions and expiry, in the embedded store. */
@NullMarked
package datapipeline.local.dynamodb;

import org.jspecify.annotations.NullMarked;
