/** Everything that can go wrong and is watched: one alarm a line, from which both clouds make their alarms. */
@NullMarked
package datapipeline.alarms.catalogue;

import org.jspecify.annotations.NullMarked;
