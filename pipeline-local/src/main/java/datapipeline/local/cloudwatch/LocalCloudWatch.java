package datapipeline.local.cloudwatch;

import datapipeline.local.columns.ColumnStore;
import datapipeline.local.columns.Preparation;
import datapipeline.local.columns.Transaction;
import datapipeline.local.store.Store;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;

/**
 * CloudWatch on one machine. What PutMetricData acknowledges is in the file.
 *
 * <p>Metric streams, Contributor Insights, anomaly detection and pictures of widgets are not there: they answer
 * NotImplemented.
 */
public final class LocalCloudWatch implements CloudWatchClient {
    private final InstantSource clock;
    private final MetricTable table;
    private final Collector collector;
    private final PutMetricOperation putting;
    private final MetricDataOperation data;
    private final StatisticsOperation statistics;
    private final ListOperation listing;

    /** @param columns opened with what {@link #tables} prepares */
    public LocalCloudWatch(Store store, ColumnStore columns, InstantSource clock) {
        this.clock = clock;
        this.table = new MetricTable(columns, new MetricSeries(store));
        this.collector = new Collector(table, clock);
        this.putting = new PutMetricOperation(table, clock);
        this.data = new MetricDataOperation(new MetricQueries(table));
        this.statistics = new StatisticsOperation(table);
        this.listing = new ListOperation(table, clock);
    }

    /** The tables of the database that this service needs. */
    public static Preparation tables() {
        return MetricTable::prepare;
    }

    /** Where services of the embedded cloud tell of themselves. */
    public Collector collector() {
        return collector;
    }

    /** Adds samples as part of a change. */
    public void append(Transaction transaction, Collection<Sample> samples) throws SQLException {
        table.append(transaction, samples);
    }

    /** Makes hours of what is old; it is done some times a day anyway. */
    void summarise() {
        table.summarise(clock.instant());
    }

    @Override
    public PutMetricDataResponse putMetricData(PutMetricDataRequest request) {
        putting.put(request);
        return PutMetricDataResponse.builder().build();
    }

    @Override
    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        return data.get(request);
    }

    @Override
    public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request) {
        return statistics.get(request);
    }

    @Override
    public ListMetricsResponse listMetrics(ListMetricsRequest request) {
        return listing.list(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Keeps what services told. */
    @Override
    public void close() {
        collector.close();
    }
}
