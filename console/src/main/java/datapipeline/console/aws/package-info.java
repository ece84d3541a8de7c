/** Everything the console asks of AWS, and the only place that knows its SDK. */
@NullMarked
package datapipeline.console.aws;

import org.jspecify.annotations.NullMarked;
