package datapipeline.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
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
    /** What our own endpoint is made of, in the order of closing. */
    private final List<AutoCloseable> ours = new ArrayList<>();

    private final String prefix = "contract-" + UUID.randomUUID().toString().substring(0, 8) + "-";
    private final List<String> queues = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();
    private final ContractEndpoint endpoint;
    final LambdaClient lambda;
    final EventBridgeClient events;
    final SqsClient sqs;
    final SnsClient sns;

    CloudOverHttp(Path directory) {
        this.directory = directory;
        this.endpoint = ContractEndpoint.of(cloud -> services(cloud, directory));
        this.lambda = endpoint.client(LambdaClient.builder());
        this.events = endpoint.client(EventBridgeClient.builder());
        this.sqs = endpoint.client(SqsClient.builder());
        this.sns = endpoint.client(SnsClient.builder());
        if (endpoint.isOurs()) {
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
            localEvents.get().start();
        }
    }

    /** Ends a test that calls the function, where there is none. */
    void needsTheFunction() {
        assumeTrue(isOurs(), "the function is registered in our own Lambda only: it is a class of these tests");
    }

    boolean isOurs() {
        return endpoint.isOurs();
    }

    private Gateway.Builder services(Gateway.Builder cloud, Path directory) {
        Store store = Store.open(directory.resolve("cloud.mv"));
        LocalSqs forQueues = new LocalSqs(store, cloud.account(), cloud.clock());
        LocalSns forTopics = new LocalSns(
                store, cloud.account(), cloud.clock(), forQueues, localLambda::get, HttpClient.newHttpClient());
        forTopics.start();
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
        ours.addAll(List.of(localEvents.get(), localLambda.get(), forTopics, forQueues, store));
        return cloud.service("sqs", SqsClient.class, forQueues)
                .service("sns", SnsClient.class, forTopics)
                .service("lambda", LambdaClient.class, localLambda.get())
                .service("events", EventBridgeClient.class, localEvents.get());
    }

    String arn(String service, String resource) {
        return endpoint.account().arn(service, resource);
    }

    /** Makes a queue whose visibility timeout is long enough for the function, and returns its ARN. */
    String queue(String name) {
        return queue(name, Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "30"));
    }

    /** Makes a queue into which every rule and topic may send. */
    String queue(String name, Map<QueueAttributeName, String> attributes) {
        String url = sqs.createQueue(r -> r.queueName(prefix + name).attributes(attributes))
                .queueUrl();
        queues.add(url);
        String arn = sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        String policy = ("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                        + "[\"events.amazonaws.com\",\"sns.amazonaws.com\"]},\"Action\":\"sqs:SendMessage\",\"Resource\":\"%s\"}]}")
                .formatted(arn);
        sqs.setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy)));
        return arn;
    }

    /** A rule of a new name on the default bus, with this pattern and target. */
    void rule(String pattern, Target target) {
        String name = prefix + "rule" + rules.size();
        rules.add(name);
        events.putRule(r -> r.name(name).eventPattern(pattern));
        assertThat(events.putTargets(r -> r.rule(name).targets(target)).failedEntryCount())
                .isZero();
    }

    /** What no other test's events come from. */
    String source() {
        return prefix + "source";
    }

    private String url(String queue) {
        return sqs.getQueueUrl(r -> r.queueName(prefix + queue)).queueUrl();
    }

    void send(String queue, String body) {
        sqs.sendMessage(r -> r.queueUrl(url(queue)).messageBody(body));
    }

    /** Waits for one message, and deletes it. */
    Message receive(String queue) {
        Message message = sqs.receiveMessage(
                        r -> r.queueUrl(url(queue)).waitTimeSeconds(20).messageAttributeNames("All"))
                .messages()
                .getFirst();
        sqs.deleteMessage(r -> r.queueUrl(url(queue)).receiptHandle(message.receiptHandle()));
        return message;
    }

    List<String> journal() {
        return Workbench.journal(directory);
    }

    @Override
    public void close() throws Exception {
        if (!isOurs()) {
            rules.forEach(rule -> events.removeTargets(r -> r.rule(rule).ids("one")));
            rules.forEach(rule -> events.deleteRule(r -> r.name(rule)));
            queues.forEach(url -> sqs.deleteQueue(r -> r.queueUrl(url)));
        }
        lambda.close();
        events.close();
        sqs.close();
        sns.close();
        endpoint.close();
        for (AutoCloseable part : ours) {
            part.close();
        }
    }
}
