/**
 * One port on which every service of the embedded cloud answers real AWS clients: the service comes from the
 * signature, the operation from the protocol, and the bytes from the SDK's own description of its model classes.
 */
@NullMarked
package datapipeline.local.gateway;

import org.jspecify.annotations.NullMarked;
