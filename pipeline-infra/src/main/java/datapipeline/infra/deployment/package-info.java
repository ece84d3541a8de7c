/** What differs between one deployment and another. */
@NullMarked
package datapipeline.infra.deployment;

import org.jspecify.annotations.NullMarked;
