/** What is measured: the names, units and dimensions that functions, alarms and pages must spell alike. */
@NullMarked
package datapipeline.model.metric;

import org.jspecify.annotations.NullMarked;
