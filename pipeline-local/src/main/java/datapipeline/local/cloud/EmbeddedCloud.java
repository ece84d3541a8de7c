package datapipeline.local.cloud;

import datapipeline.local.account.Account;
import datapipeline.local.account.Credentials;
import datapipeline.local.cloudwatch.LocalCloudWatch;
import datapipeline.local.columns.ColumnStore;
import datapipeline.local.dynamodb.LocalDynamoDb;
import datapipeline.local.events.AwsEvent;
import datapipeline.local.events.LocalEventBridge;
import datapipeline.local.events.SdkTargetSender;
import datapipeline.local.gateway.Gateway;
import datapipeline.local.lambda.LambdaSettings;
import datapipeline.local.lambda.LocalLambda;
import datapipeline.local.lambda.SdkDestination;
import datapipeline.local.lambda.runtime.FunctionPool.Mode;
import datapipeline.local.logs.LocalCloudWatchLogs;
import datapipeline.local.s3.LocalS3;
import datapipeline.local.s3.ObjectEvent;
import datapipeline.local.sns.LocalSns;
import datapipeline.local.sns.SnsLinks;
import datapipeline.local.sqs.LocalSqs;
import datapipeline.local.store.Store;
import datapipeline.local.sts.LocalSts;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * S3, SQS, SNS, EventBridge, DynamoDB, Lambda, CloudWatch and STS on one machine, behind one port, in one data directory. It knows
 * nothing of the pipeline; {@link Provisioner} makes the pipeline's resources in it.
 */
public final class EmbeddedCloud implements AutoCloseable {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration SECOND_RETRY = Duration.ofSeconds(20);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Account account;
    private final Credentials credentials;
    private final Store store;
    private final ColumnStore columns;
    private final LocalCloudWatch cloudWatch;
    private final LocalCloudWatchLogs logs;
    private final LocalSqs sqs;
    private final LocalSns sns;
    private final LocalDynamoDb dynamoDb;
    private final LocalLambda lambda;
    private final LocalEventBridge events;
    private final StandIns standIns;
    private final Gateway gateway;

    private EmbeddedCloud(Path data, int port, InstantSource clock, LambdaSettings settings) {
        this.account = Account.on(port);
        this.store = opened(Store.open(data.resolve("cloud.mv")));
        this.columns = opened(ColumnStore.open(
                data.resolve("telemetry.duckdb"), LocalCloudWatchLogs.tables(), LocalCloudWatch.tables()));
        this.credentials = new AccountKeys(store).credentials();
        var lambdaLater = new AtomicReference<LocalLambda>();
        var eventsLater = new AtomicReference<LocalEventBridge>();
        var snsLater = new AtomicReference<LocalSns>();
        this.sqs = opened(new LocalSqs(store, account, clock));
        this.dynamoDb = opened(new LocalDynamoDb(store, account, clock));
        this.cloudWatch = opened(
                new LocalCloudWatch(store, columns, account, clock, new AlarmNews(eventsLater::get, snsLater::get)));
        var telemetry = new Telemetry(cloudWatch);
        this.logs = opened(new LocalCloudWatchLogs(store, columns, account, clock, telemetry.fromLogs()));
        this.sns = new LocalSns(store, account, clock, sqs, lambdaLater::get, HttpClient.newHttpClient());
        snsLater.set(sns);
        this.lambda = new LocalLambda(
                store,
                account,
                clock,
                settings,
                sqs,
                new SdkDestination(sqs, sns, lambdaLater::get, eventsLater::get),
                logs.functionOutput(),
                telemetry.functions());
        lambdaLater.set(lambda);
        this.events = new LocalEventBridge(
                store, account, clock, new SdkTargetSender(sqs, sns, lambda), sqs, telemetry.rules());
        eventsLater.set(events);
        opened(lambda);
        opened(sns);
        opened(events);
        cloudWatch.collector().ask(new QueueMetrics(sqs::statistics));
        cloudWatch.collector().ask(new TopicMetrics(sns::statistics));
        LocalS3 s3 = opened(new LocalS3(store, data.resolve("s3"), account, clock, this::publish));
        this.standIns = new StandIns(account, credentials, clock, this::gateway);
        this.gateway = opened(standIns.behind(Gateway.builder(account, credentials, clock))
                .handler("s3", new SnsLinks(sns, s3))
                .service("sqs", SqsClient.class, sqs)
                .service("sns", SnsClient.class, sns)
                .service("dynamodb", DynamoDbClient.class, dynamoDb)
                .service("events", EventBridgeClient.class, events)
                .service("lambda", LambdaClient.class, lambda)
                .service("logs", CloudWatchLogsClient.class, logs)
                .service("monitoring", CloudWatchClient.class, cloudWatch)
                .service("sts", StsClient.class, new LocalSts(account))
                .build());
    }

    /**
     * Opens the cloud in this directory and listens on this port of the loopback address. Neither event nor notice is delivered
     * before {@link #deliver}.
     */
    public static EmbeddedCloud open(Path data, int port, InstantSource clock) {
        return open(data, port, clock, Mode.IN_PROCESS);
    }

    /** The same with functions run as this says. */
    public static EmbeddedCloud open(Path data, int port, InstantSource clock, Mode functions) {
        LambdaSettings settings =
                LambdaSettings.defaults().withMode(functions).withRetryDelays(FIRST_RETRY, SECOND_RETRY);
        var cloud = new EmbeddedCloud(data, port, clock, settings);
        cloud.gateway.listen(port);
        return cloud;
    }

    private void publish(ObjectEvent event) {
        events.publish(
                AwsEvent.of(event.time(), ObjectEvent.SOURCE, event.detailType(), event.resources(), event.detail()));
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    /** Begins to deliver events and notices and to fire schedules, once the functions are registered. */
    public void deliver() {
        columns.awaitOpen();
        cloudWatch.start();
        sns.start();
        events.start();
    }

    public Account account() {
        return account;
    }

    public Credentials credentials() {
        return credentials;
    }

    /** For what else must be kept in the data directory. */
    public Store store() {
        return store;
    }

    public LocalLambda lambda() {
        return lambda;
    }

    LocalCloudWatch cloudWatch() {
        return cloudWatch;
    }

    LocalCloudWatchLogs logs() {
        return logs;
    }

    LocalSqs sqs() {
        return sqs;
    }

    LocalSns sns() {
        return sns;
    }

    LocalDynamoDb dynamoDb() {
        return dynamoDb;
    }

    LocalEventBridge events() {
        return events;
    }

    StandIns standIns() {
        return standIns;
    }

    Gateway gateway() {
        return gateway;
    }

    /** Stops in the order that lets every part finish what it has begun; all else goes on at the next start. */
    @Override
    public void close() {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                System.getLogger(EmbeddedCloud.class.getName())
                        .log(System.Logger.Level.WARNING, () -> part + " did not close cleanly", e);
            }
        }
        parts.clear();
    }
}
