package datapipeline.local.lambda;

import datapipeline.local.contract.ContractEndpoint;
import datapipeline.local.events.EventCounters;
import datapipeline.local.events.LocalEventBridge;
import datapipeline.local.events.SdkTargetSender;
import datapipeline.local.gateway.Gateway;
import datapipeline.local.lambda.runtime.FunctionCounters;
import datapipeline.local.lambda.runtime.FunctionDefinition;
import datapipeline.local.sns.LocalSns;
import datapipeline.local.sqs.LocalSqs;
import datapipeline.local.store.Store;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Functions, events, queues and topics behind one gateway, and real clients that ask it. */
final class CloudOverHttp implements AutoCloseable {
    private final AtomicReference<LocalEventBridge> localEvents = new AtomicReference<>();
    private final AtomicReference<LocalLambda> localLambda = new AtomicReference<>();
    private final Path directory;
    private final Store store;
    private final LocalSqs localSqs;
    private final LocalSns localSns;
    private final ContractEndpoint endpoint;
    final LambdaClient lambda;
    final EventBridgeClient events;
    final SqsClient sqs;
    final SnsClient sns;

    CloudOverHttp(Path directory) {
        this.directory = directory;
        this.store = Store.open(directory.resolve("cloud.mv"));
        AtomicReference<LocalSqs> queues = new AtomicReference<>();
        AtomicReference<LocalSns> topics = new AtomicReference<>();
        this.endpoint = ContractEndpoint.of(cloud -> services(cloud, queues, topics));
        this.localSqs = queues.get();
        this.localSns = topics.get();
        this.lambda = endpoint.client(LambdaClient.builder());
        this.events = endpoint.client(EventBridgeClient.builder());
        this.sqs = endpoint.client(SqsClient.builder());
        this.sns = endpoint.client(SnsClient.builder());
        localLambda
                .get()
                .register(new FunctionDefinition(
                        "scripted",
                        "datapipeline.local.lambda.handlers.Scripted",
                        Workbench.classPath(),
                        Map.of("JOURNAL", directory.resolve("journal").toString()),
                        Duration.ofSeconds(5),
                        256,
                        0));
        localSns.start();
        localEvents.get().start();
    }

    private Gateway.Builder services(
            Gateway.Builder cloud, AtomicReference<LocalSqs> queues, AtomicReference<LocalSns> topics) {
        LocalSqs forQueues = new LocalSqs(store, cloud.account(), cloud.clock());
        LocalSns forTopics = new LocalSns(
                store, cloud.account(), cloud.clock(), forQueues, localLambda::get, HttpClient.newHttpClient());
        queues.set(forQueues);
        topics.set(forTopics);
        localLambda.set(new LocalLambda(
                store,
                cloud.account(),
                cloud.clock(),
                LambdaSettings.defaults().withRetryDelays(Duration.ofMillis(5), Duration.ofMillis(10)),
                forQueues,
                new SdkDestination(forQueues, forTopics, localLambda::get, localEvents::get),
                (group, stream, at, line) -> {},
                new FunctionCounters()));
        localEvents.set(new LocalEventBridge(
                store,
                cloud.account(),
                cloud.clock(),
                new SdkTargetSender(forQueues, forTopics, localLambda.get()),
                forQueues,
                new EventCounters()));
        return cloud.service("sqs", SqsClient.class, forQueues)
                .service("sns", SnsClient.class, forTopics)
                .service("lambda", LambdaClient.class, localLambda.get())
                .service("events", EventBridgeClient.class, localEvents.get());
    }

    String arn(String service, String resource) {
        return endpoint.account().arn(service, resource);
    }

    /** Makes a queue whose visibility timeout is long enough for the function. */
    String queue(String name) {
        sqs.createQueue(r -> r.queueName(name).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "30")));
        return arn("sqs", name);
    }

    void send(String queue, String body) {
        String url = sqs.getQueueUrl(r -> r.queueName(queue)).queueUrl();
        sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }

    /** Waits for one message. */
    Message receive(String queue) {
        String url = sqs.getQueueUrl(r -> r.queueName(queue)).queueUrl();
        return sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20).messageAttributeNames("All"))
                .messages()
                .getFirst();
    }

    List<String> journal() {
        return Workbench.journal(directory);
    }

    @Override
    public void close() {
        lambda.close();
        events.close();
        sqs.close();
        sns.close();
        endpoint.close();
        localEvents.get().close();
        localLambda.get().close();
        localSns.close();
        localSqs.close();
        store.close();
    }
}
