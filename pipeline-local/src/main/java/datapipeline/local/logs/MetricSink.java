package datapipeline.local.logs;

import datapipeline.local.columns.Transaction;
import java.sql.SQLException;
import java.util.List;

/** Who takes the metrics that are found in log events. */
@FunctionalInterface
public interface MetricSink {

    /** Adds them as part of the change that adds the events: both are kept, or neither. */
    void append(Transaction transaction, List<ExtractedMetric> metrics) throws SQLException;
}
