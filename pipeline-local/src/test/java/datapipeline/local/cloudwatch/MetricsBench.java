package datapipeline.local.cloudwatch;

import datapipeline.local.account.Account;
import datapipeline.local.columns.ColumnStore;
import datapipeline.local.contract.ContractEndpoint;
import datapipeline.local.sqs.MovableClock;
import datapipeline.local.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** CloudWatch behind a gateway, and a client of it. */
final class MetricsBench implements AutoCloseable {
    final MovableClock clock = new MovableClock();
    final BystandersOnPaper bystanders = new BystandersOnPaper();
    final Store store;
    final ColumnStore columns;
    final LocalCloudWatch service;
    final ContractEndpoint endpoint;
    final CloudWatchClient cloudWatch;

    /** The beginning of a minute some minutes ago. */
    final Instant minute;

    private final Path directory;

    MetricsBench(Path directory) {
        this.directory = directory;
        store = Store.open(directory.resolve("cloud.mv"));
        columns = ColumnStore.open(directory.resolve("telemetry.duckdb"), LocalCloudWatch.tables());
        service = new LocalCloudWatch(store, columns, Account.on(0), clock, bystanders);
        endpoint = ContractEndpoint.of(cloud -> cloud.service("monitoring", CloudWatchClient.class, service));
        cloudWatch = endpoint.client(CloudWatchClient.builder());
        minute = clock.instant().truncatedTo(ChronoUnit.HOURS).minus(2, ChronoUnit.HOURS);
    }

    /** The next process over the same files. */
    MetricsBench restart() {
        close();
        return new MetricsBench(directory);
    }

    /** Values of the metric App/Wait with a dimension, in a minute. */
    void put(int minutes, String page, double... values) {
        for (double value : values) {
            cloudWatch.putMetricData(r -> r.namespace("App")
                    .metricData(MetricDatum.builder()
                            .metricName("Wait")
                            .dimensions(
                                    Dimension.builder().name("Page").value(page).build())
                            .timestamp(minute.plusSeconds(60L * minutes))
                            .value(value)
                            .build()));
        }
    }

    @Override
    public void close() {
        cloudWatch.close();
        endpoint.close();
        service.close();
        columns.close();
        store.close();
    }
}
