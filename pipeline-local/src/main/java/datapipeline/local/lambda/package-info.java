/** Lambda on one machine: the API, the asynchronous queue, its retries and its destinations. */
@NullMarked
package datapipeline.local.lambda;

import org.jspecify.annotations.NullMarked;
