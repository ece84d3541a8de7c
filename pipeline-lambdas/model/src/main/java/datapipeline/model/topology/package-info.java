/** Every name of the pipeline's queues, functions, tables, topics and rules, said once for both clouds. */
@NullMarked
package datapipeline.model.topology;

import org.jspecify.annotations.NullMarked;
