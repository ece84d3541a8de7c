/** The benchmark of the whole product: run on purpose, never by the tests; its results are in docs/benchmarks.md. */
@NullMarked
package datapipeline.local.bench;

import org.jspecify.annotations.NullMarked;
