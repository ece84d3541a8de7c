package datapipeline.local.logs;

import datapipeline.local.account.Account;
import datapipeline.local.columns.ColumnStore;
import datapipeline.local.columns.Preparation;
import datapipeline.local.store.Store;
import java.time.InstantSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteQueryDefinitionResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueriesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueriesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TestMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TestMetricFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

/**
 * CloudWatch Logs on one machine. What PutLogEvents acknowledges is in the file; queries are run by DuckDB.
 *
 * <p>Subscription filters, exports and delivery are not there: they answer NotImplemented.
 */
public final class LocalCloudWatchLogs implements CloudWatchLogsClient {
    private final LogGroups groups;
    private final MetricFilters filters;
    private final GroupOperations groupOperations;
    private final StreamOperations streamOperations;
    private final PutOperation putting;
    private final EventReading reading;
    private final QueryOperations queries;
    private final QueryDefinitions definitions;
    private final FunctionOutput functionOutput;
    private final Retention retention;

    /**
     * @param columns opened with what {@link #tables} prepares
     * @param metrics who takes the metrics that lie in events
     */
    public LocalCloudWatchLogs(
            Store store, ColumnStore columns, Account account, InstantSource clock, MetricSink metrics) {
        this.groups = new LogGroups(store, account, clock);
        this.filters = new MetricFilters(store, clock);
        // Events of a later process come behind those of an earlier one, as no process takes one each nanosecond.
        LogTable table = new LogTable(columns, Math.multiplyExact(clock.millis(), 1_000_000L));
        table.forgetAllBut(groups.all());
        Ingestion ingestion = new Ingestion(columns, table, filters, metrics, clock);
        this.groupOperations = new GroupOperations(groups, table, filters);
        this.streamOperations = new StreamOperations(groups, table);
        this.putting = new PutOperation(groups, ingestion, clock);
        this.reading = new EventReading(groups, table);
        this.queries = new QueryOperations(groups, columns, account, clock);
        this.definitions = new QueryDefinitions(store, clock);
        this.functionOutput = new FunctionOutput(groups, ingestion, columns);
        this.retention = new Retention(groups, table, clock);
    }

    /** The tables and functions of the database that this service needs. */
    public static Preparation tables() {
        return LogTable::prepare;
    }

    /** Where the lines of functions go. */
    public FunctionOutput functionOutput() {
        return functionOutput;
    }

    /** Deletes now what is older than its log group keeps it; it is done every hour anyway. */
    void expire() {
        retention.sweep();
    }

    @Override
    public CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request) {
        groupOperations.create(request.logGroupName(), request.tags());
        return CreateLogGroupResponse.builder().build();
    }

    @Override
    public DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
        groupOperations.delete(request.logGroupName());
        return DeleteLogGroupResponse.builder().build();
    }

    @Override
    public DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
        return groupOperations.describe(request);
    }

    @Override
    public PutRetentionPolicyResponse putRetentionPolicy(PutRetentionPolicyRequest request) {
        groupOperations.keepFor(
                request.logGroupName(), LogErrors.required(request.retentionInDays(), "retentionInDays"));
        return PutRetentionPolicyResponse.builder().build();
    }

    @Override
    public DeleteRetentionPolicyResponse deleteRetentionPolicy(DeleteRetentionPolicyRequest request) {
        groupOperations.keepFor(request.logGroupName(), null);
        return DeleteRetentionPolicyResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(groupOperations.tags(request.resourceArn()))
                .build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        groupOperations.tag(request.resourceArn(), request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        groupOperations.untag(request.resourceArn(), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public CreateLogStreamResponse createLogStream(CreateLogStreamRequest request) {
        streamOperations.create(request.logGroupName(), request.logStreamName());
        return CreateLogStreamResponse.builder().build();
    }

    @Override
    public DeleteLogStreamResponse deleteLogStream(DeleteLogStreamRequest request) {
        streamOperations.delete(request.logGroupName(), request.logStreamName());
        return DeleteLogStreamResponse.builder().build();
    }

    @Override
    public DescribeLogStreamsResponse describeLogStreams(DescribeLogStreamsRequest request) {
        return streamOperations.describe(request);
    }

    @Override
    public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
        return putting.put(request);
    }

    @Override
    public GetLogEventsResponse getLogEvents(GetLogEventsRequest request) {
        return reading.get(request);
    }

    @Override
    public FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
        return reading.filter(request);
    }

    @Override
    public PutMetricFilterResponse putMetricFilter(PutMetricFilterRequest request) {
        filters.put(groups.get(request.logGroupName(), null), request);
        return PutMetricFilterResponse.builder().build();
    }

    @Override
    public DeleteMetricFilterResponse deleteMetricFilter(DeleteMetricFilterRequest request) {
        filters.delete(groups.get(request.logGroupName(), null), request.filterName());
        return DeleteMetricFilterResponse.builder().build();
    }

    @Override
    public DescribeMetricFiltersResponse describeMetricFilters(DescribeMetricFiltersRequest request) {
        return filters.describe(request);
    }

    @Override
    public TestMetricFilterResponse testMetricFilter(TestMetricFilterRequest request) {
        return TestMetricFilterResponse.builder().matches(filters.test(request)).build();
    }

    @Override
    public StartQueryResponse startQuery(StartQueryRequest request) {
        return StartQueryResponse.builder().queryId(queries.start(request)).build();
    }

    @Override
    public GetQueryResultsResponse getQueryResults(GetQueryResultsRequest request) {
        return queries.results(request.queryId());
    }

    @Override
    public StopQueryResponse stopQuery(StopQueryRequest request) {
        return StopQueryResponse.builder()
                .success(queries.stop(request.queryId()))
                .build();
    }

    @Override
    public DescribeQueriesResponse describeQueries(DescribeQueriesRequest request) {
        return DescribeQueriesResponse.builder()
                .queries(queries.describe(request))
                .build();
    }

    @Override
    public PutQueryDefinitionResponse putQueryDefinition(PutQueryDefinitionRequest request) {
        return PutQueryDefinitionResponse.builder()
                .queryDefinitionId(definitions.put(request))
                .build();
    }

    @Override
    public DescribeQueryDefinitionsResponse describeQueryDefinitions(DescribeQueryDefinitionsRequest request) {
        return definitions.describe(request);
    }

    @Override
    public DeleteQueryDefinitionResponse deleteQueryDefinition(DeleteQueryDefinitionRequest request) {
        return DeleteQueryDefinitionResponse.builder()
                .success(definitions.delete(request.queryDefinitionId()))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Takes in what functions have written, and stops queries. */
    @Override
    public void close() {
        functionOutput.close();
        retention.close();
        queries.close();
    }
}
