/** Who may call a service now: permits by lease, so that a burst of files does not hammer what others share. */
@NullMarked
package datapipeline.services.quota;

import org.jspecify.annotations.NullMarked;
