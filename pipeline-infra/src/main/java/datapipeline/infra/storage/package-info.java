/** What outlives every deployment: the key, the buckets, the tables, and how outputs are delivered. */
@NullMarked
package datapipeline.infra.storage;

import org.jspecify.annotations.NullMarked;
