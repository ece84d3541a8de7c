package datapipeline.local.cloudwatch;

import datapipeline.local.account.Account;
import datapipeline.local.cloudwatch.alarm.AlarmOperations;
import datapipeline.local.cloudwatch.alarm.Bystanders;
import datapipeline.local.cloudwatch.metric.Collector;
import datapipeline.local.cloudwatch.metric.ListOperation;
import datapipeline.local.cloudwatch.metric.MetricDataOperation;
import datapipeline.local.cloudwatch.metric.MetricQueries;
import datapipeline.local.cloudwatch.metric.MetricTable;
import datapipeline.local.cloudwatch.metric.PutMetricOperation;
import datapipeline.local.cloudwatch.metric.Sample;
import datapipeline.local.cloudwatch.metric.StatisticsOperation;
import datapipeline.local.columns.ColumnStore;
import datapipeline.local.columns.Preparation;
import datapipeline.local.columns.Transaction;
import datapipeline.local.store.Store;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;

/**
 * CloudWatch on one machine. What PutMetricData acknowledges is in the file; alarms are evaluated every minute.
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
    private final AlarmOperations alarms;
    private final Dashboards dashboards;

    /**
     * @param columns opened with what {@link #tables} prepares
     * @param bystanders who is told of alarms
     */
    public LocalCloudWatch(
            Store store, ColumnStore columns, Account account, InstantSource clock, Bystanders bystanders) {
        this.clock = clock;
        this.table = new MetricTable(columns, store);
        this.collector = new Collector(table, clock);
        this.putting = new PutMetricOperation(table, clock);
        MetricQueries queries = new MetricQueries(table);
        this.data = new MetricDataOperation(queries);
        this.statistics = new StatisticsOperation(table);
        this.listing = new ListOperation(table, clock);
        this.alarms = new AlarmOperations(store, account, clock, queries, bystanders);
        this.dashboards = new Dashboards(store, "arn:aws:cloudwatch::%s:dashboard/".formatted(account.id()), clock);
    }

    /** The tables of the database that this service needs. */
    public static Preparation tables() {
        return MetricTable::prepare;
    }

    /** Begins to ask services and to evaluate alarms. */
    public void start() {
        collector.start(alarms::evaluate);
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

    /** Looks at all alarms; it is done every minute anyway. */
    void evaluateAlarms() {
        alarms.evaluate();
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
    public PutMetricAlarmResponse putMetricAlarm(PutMetricAlarmRequest request) {
        alarms.put(request);
        return PutMetricAlarmResponse.builder().build();
    }

    @Override
    public PutCompositeAlarmResponse putCompositeAlarm(PutCompositeAlarmRequest request) {
        alarms.put(request);
        return PutCompositeAlarmResponse.builder().build();
    }

    @Override
    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
        return alarms.describe(request);
    }

    @Override
    public DescribeAlarmsForMetricResponse describeAlarmsForMetric(DescribeAlarmsForMetricRequest request) {
        return DescribeAlarmsForMetricResponse.builder()
                .metricAlarms(alarms.forMetric(request))
                .build();
    }

    @Override
    public DescribeAlarmHistoryResponse describeAlarmHistory(DescribeAlarmHistoryRequest request) {
        return alarms.history(request);
    }

    @Override
    public DeleteAlarmsResponse deleteAlarms(DeleteAlarmsRequest request) {
        alarms.delete(request.alarmNames());
        return DeleteAlarmsResponse.builder().build();
    }

    @Override
    public SetAlarmStateResponse setAlarmState(SetAlarmStateRequest request) {
        alarms.setState(request);
        return SetAlarmStateResponse.builder().build();
    }

    @Override
    public EnableAlarmActionsResponse enableAlarmActions(EnableAlarmActionsRequest request) {
        alarms.enableActions(request.alarmNames(), true);
        return EnableAlarmActionsResponse.builder().build();
    }

    @Override
    public DisableAlarmActionsResponse disableAlarmActions(DisableAlarmActionsRequest request) {
        alarms.enableActions(request.alarmNames(), false);
        return DisableAlarmActionsResponse.builder().build();
    }

    @Override
    public PutDashboardResponse putDashboard(PutDashboardRequest request) {
        dashboards.put(request);
        return PutDashboardResponse.builder().build();
    }

    @Override
    public GetDashboardResponse getDashboard(GetDashboardRequest request) {
        return dashboards.get(request.dashboardName());
    }

    @Override
    public ListDashboardsResponse listDashboards(ListDashboardsRequest request) {
        return ListDashboardsResponse.builder()
                .dashboardEntries(dashboards.list(request.dashboardNamePrefix()))
                .build();
    }

    @Override
    public DeleteDashboardsResponse deleteDashboards(DeleteDashboardsRequest request) {
        dashboards.delete(request.dashboardNames());
        return DeleteDashboardsResponse.builder().build();
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
