/** Functions for tests. They are loaded as users' functions are: with nothing but the JDK and the Lambda interfaces. */
@NullMarked
package datapipeline.local.lambda.handlers;

import org.jspecify.annotations.NullMarked;
