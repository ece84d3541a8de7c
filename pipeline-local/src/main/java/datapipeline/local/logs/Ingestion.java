package datapipeline.local.logs;

import datapipeline.local.columns.Change;
import datapipeline.local.columns.ColumnStore;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Takes events in, and the metrics that lie in them. */
final class Ingestion {
    private final ColumnStore columns;
    private final LogTable table;
    private final MetricFilters filters;
    private final MetricSink metrics;
    private final InstantSource clock;

    Ingestion(ColumnStore columns, LogTable table, MetricFilters filters, MetricSink metrics, InstantSource clock) {
        this.columns = columns;
        this.table = table;
        this.filters = filters;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Returns when the events are in the file. */
    void take(LogGroup group, String stream, List<NewEvent> events) {
        columns.write(change(group, stream, events));
    }

    /** The change that takes them in. */
    Change change(LogGroup group, String stream, List<NewEvent> events) {
        long now = clock.millis();
        List<ExtractedMetric> found = events.stream()
                .flatMap(event -> Stream.concat(
                        EmbeddedMetrics.in(event, now).stream(), filters.metricsOf(group, event).stream()))
                .toList();
        return transaction -> {
            table.append(transaction, group, stream, now, events);
            if (!found.isEmpty()) {
                metrics.append(transaction, found);
            }
        };
    }
}
