package datapipeline.local.logs;

import datapipeline.local.account.Account;
import datapipeline.local.columns.ColumnStore;
import datapipeline.local.contract.ContractEndpoint;
import datapipeline.local.sqs.MovableClock;
import datapipeline.local.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** CloudWatch Logs behind a gateway, a client of it, and what lies behind both. */
final class LogsBench implements AutoCloseable {
    final MovableClock clock = new MovableClock();
    final List<ExtractedMetric> metrics = new CopyOnWriteArrayList<>();
    final Store store;
    final ColumnStore columns;
    final LocalCloudWatchLogs service;
    final ContractEndpoint endpoint;
    final CloudWatchLogsClient logs;

    LogsBench(Path directory) {
        store = Store.open(directory.resolve("cloud.mv"));
        columns = ColumnStore.open(directory.resolve("telemetry.duckdb"), LocalCloudWatchLogs.tables());
        service = new LocalCloudWatchLogs(
                store, columns, Account.on(0), clock, (transaction, found) -> metrics.addAll(found));
        endpoint = ContractEndpoint.of(cloud -> cloud.service("logs", CloudWatchLogsClient.class, service));
        logs = endpoint.client(CloudWatchLogsClient.builder());
    }

    /** A group with a stream in it. */
    void stream(String group, String stream) {
        logs.createLogGroup(r -> r.logGroupName(group));
        logs.createLogStream(r -> r.logGroupName(group).logStreamName(stream));
    }

    void put(String group, String stream, String... messages) {
        long now = clock.millis();
        List<InputLogEvent> events = List.of(messages).stream()
                .map(message ->
                        InputLogEvent.builder().timestamp(now).message(message).build())
                .toList();
        logs.putLogEvents(r -> r.logGroupName(group).logStreamName(stream).logEvents(events));
    }

    @Override
    public void close() {
        logs.close();
        endpoint.close();
        service.close();
        columns.close();
        store.close();
    }
}
