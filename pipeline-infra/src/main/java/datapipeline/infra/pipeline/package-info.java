/** The file's way on AWS: rules, queues, functions and notices, with a role of its own for each function. */
@NullMarked
package datapipeline.infra.pipeline;

import org.jspecify.annotations.NullMarked;
