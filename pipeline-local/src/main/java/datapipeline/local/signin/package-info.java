/** How somebody at this machine signs in to its console: by a link that works once. */
@NullMarked
package datapipeline.local.signin;

import org.jspecify.annotations.NullMarked;
