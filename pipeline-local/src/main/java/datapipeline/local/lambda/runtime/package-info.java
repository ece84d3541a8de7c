/** Where functions run: execution environments in this process or in child processes, their logs and their counters. */
@NullMarked
package datapipeline.local.lambda.runtime;

import org.jspecify.annotations.NullMarked;
