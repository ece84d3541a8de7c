package datapipeline.local.sns;

import datapipeline.local.contract.ContractEndpoint;
import datapipeline.local.sqs.LocalSqs;
import datapipeline.local.store.Store;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Clients of SNS and SQS, and the topics and queues that a contract test makes with them. */
final class SnsContract implements AutoCloseable {
    final SqsClient sqs;
    final SnsClient sns;
    final String prefix = "contract-" + UUID.randomUUID().toString().substring(0, 8);
    private final ContractEndpoint endpoint;
    /** What our own endpoint is made of, the last first. */
    private final Deque<AutoCloseable> ours = new ArrayDeque<>();

    private final List<String> queues = new ArrayList<>();
    private final List<String> topics = new ArrayList<>();

    SnsContract(Path directory) {
        endpoint = ContractEndpoint.of(cloud -> {
            InstantSource clock = InstantSource.system();
            Store store = Store.open(directory.resolve("cloud.mv"));
            LocalSqs localSqs = new LocalSqs(store, cloud.account(), clock);
            LocalSns localSns = new LocalSns(
                    store, cloud.account(), clock, localSqs, SnsContract::noFunctions, HttpClient.newHttpClient());
            localSns.start();
            ours.push(store);
            ours.push(localSqs);
            ours.push(localSns);
            return cloud.service("sqs", SqsClient.class, localSqs).service("sns", SnsClient.class, localSns);
        });
        sqs = endpoint.client(SqsClient.builder());
        sns = endpoint.client(SnsClient.builder());
    }

    private static LambdaClient noFunctions() {
        throw new IllegalStateException("nobody subscribes functions here");
    }

    String topic(String name) {
        String arn = sns.createTopic(r -> r.name(prefix + name)).topicArn();
        topics.add(arn);
        return arn;
    }

    /** A queue into which every topic may send. */
    String queue(String name) {
        String url = sqs.createQueue(r -> r.queueName(prefix + name)).queueUrl();
        queues.add(url);
        String policy = ("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                        + "\"sns.amazonaws.com\"},\"Action\":\"sqs:SendMessage\",\"Resource\":\"%s\"}]}")
                .formatted(arn(url));
        sqs.setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy)));
        return url;
    }

    String arn(String url) {
        return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    }

    String subscribe(String topic, String queue, Map<String, String> attributes) {
        return sns.subscribe(r ->
                        r.topicArn(topic).protocol("sqs").endpoint(arn(queue)).attributes(attributes))
                .subscriptionArn();
    }

    @Override
    public void close() throws Exception {
        topics.forEach(arn -> sns.deleteTopic(r -> r.topicArn(arn)));
        queues.forEach(url -> sqs.deleteQueue(r -> r.queueUrl(url)));
        sqs.close();
        sns.close();
        endpoint.close();
        while (!ours.isEmpty()) {
            ours.pop().close();
        }
    }
}
