package datapipeline.local.cloudwatch.metric;

import java.util.List;

/** A service that is asked every minute how it is. */
@FunctionalInterface
public interface ServiceMetrics {

    /** @param timestamp the beginning of the minute, in milliseconds since 1970 */
    List<Sample> at(long timestamp);
}
