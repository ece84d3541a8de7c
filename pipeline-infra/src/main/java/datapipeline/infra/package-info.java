/** The pipeline drawn for AWS: an app of stacks by lifetime, made from the topology that the embedded cloud is made from. */
@NullMarked
package datapipeline.infra;

import org.jspecify.annotations.NullMarked;
