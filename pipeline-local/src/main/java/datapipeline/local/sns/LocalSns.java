package datapipeline.local.sns;

import datapipeline.local.account.Account;
import datapipeline.local.store.Store;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionRequest;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionResponse;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.TagResourceResponse;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * SNS on one machine. What it accepts reaches every subscriber that wants it at least once, also over a restart.
 *
 * <p>Policies and delivery policies are kept and told, but not enforced.
 */
public final class LocalSns implements SnsClient {
    /** Source: https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.prepare.html */
    private static final Duration WEB_PATIENCE = Duration.ofSeconds(15);

    private final Topics topics;
    private final SigningKey key;
    private final Deliveries deliveries;
    private final TopicOperations topicOperations;
    private final SubscriptionOperations subscriptionOperations;
    private final Publishing publishing;

    /**
     * Takes messages from the first moment, and delivers none before {@link #start}.
     *
     * @param sqs for subscribed queues and dead letters
     * @param lambda for subscribed functions; asked for when the first is to be invoked, since Lambda needs SNS too
     * @param http for subscribed web servers
     */
    public LocalSns(
            Store store,
            Account account,
            InstantSource clock,
            SqsClient sqs,
            Supplier<? extends LambdaClient> lambda,
            HttpClient http) {
        this.topics = new Topics(store);
        this.key = SigningKey.open(store, clock.instant());
        Envelope envelope = new Envelope(account, topics, key);
        this.deliveries = new Deliveries(
                store,
                topics,
                clock,
                new QueueSender(sqs, envelope),
                new FunctionSender(lambda, envelope),
                new WebSender(http, envelope, WEB_PATIENCE));
        this.topicOperations = new TopicOperations(topics, account);
        this.subscriptionOperations = new SubscriptionOperations(topics, account, deliveries, clock);
        this.publishing = new Publishing(topics, deliveries, clock);
    }

    /**
     * Begins to deliver, with what an earlier process left. Call it when the functions are registered: a message for a
     * function that is not there is not tried again.
     */
    public void start() {
        deliveries.begin();
    }

    /** The certificate of the key that signs all messages. */
    public String certificatePem() {
        return key.certificatePem();
    }

    /** Where messages say that the certificate is: a path under the account's endpoint, beginning with a slash. */
    public String certificatePath() {
        return key.certificatePath();
    }

    /** What CloudWatch would be told about all topics, in the order of names. */
    public List<TopicStatistics> statistics() {
        return topics.all().stream()
                .map(topic -> topics.counters(topic.arn()).statistics(Account.nameIn(topic.arn())))
                .toList();
    }

    @Override
    public CreateTopicResponse createTopic(CreateTopicRequest request) {
        return topicOperations.create(request);
    }

    @Override
    public DeleteTopicResponse deleteTopic(DeleteTopicRequest request) {
        topicOperations.delete(request.topicArn());
        return DeleteTopicResponse.builder().build();
    }

    @Override
    public ListTopicsResponse listTopics(ListTopicsRequest request) {
        return topicOperations.list(request.nextToken());
    }

    @Override
    public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest request) {
        return GetTopicAttributesResponse.builder()
                .attributes(topicOperations.attributes(request.topicArn()))
                .build();
    }

    @Override
    public SetTopicAttributesResponse setTopicAttributes(SetTopicAttributesRequest request) {
        topicOperations.setAttribute(request);
        return SetTopicAttributesResponse.builder().build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        topicOperations.tag(request.resourceArn(), request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        topicOperations.untag(request.resourceArn(), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(topicOperations.tags(request.resourceArn()))
                .build();
    }

    @Override
    public SubscribeResponse subscribe(SubscribeRequest request) {
        return SubscribeResponse.builder()
                .subscriptionArn(subscriptionOperations.subscribe(request))
                .build();
    }

    @Override
    public ConfirmSubscriptionResponse confirmSubscription(ConfirmSubscriptionRequest request) {
        return ConfirmSubscriptionResponse.builder()
                .subscriptionArn(subscriptionOperations.confirm(request))
                .build();
    }

    @Override
    public UnsubscribeResponse unsubscribe(UnsubscribeRequest request) {
        subscriptionOperations.unsubscribe(request.subscriptionArn());
        return UnsubscribeResponse.builder().build();
    }

    @Override
    public ListSubscriptionsResponse listSubscriptions(ListSubscriptionsRequest request) {
        Page<Subscription> page = subscriptionOperations.list(request.nextToken());
        return ListSubscriptionsResponse.builder()
                .subscriptions(subscriptionOperations.describe(page))
                .nextToken(page.next())
                .build();
    }

    @Override
    public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(ListSubscriptionsByTopicRequest request) {
        Page<Subscription> page = subscriptionOperations.list(request.topicArn(), request.nextToken());
        return ListSubscriptionsByTopicResponse.builder()
                .subscriptions(subscriptionOperations.describe(page))
                .nextToken(page.next())
                .build();
    }

    @Override
    public GetSubscriptionAttributesResponse getSubscriptionAttributes(GetSubscriptionAttributesRequest request) {
        return GetSubscriptionAttributesResponse.builder()
                .attributes(subscriptionOperations.attributes(request.subscriptionArn()))
                .build();
    }

    @Override
    public SetSubscriptionAttributesResponse setSubscriptionAttributes(SetSubscriptionAttributesRequest request) {
        subscriptionOperations.setAttribute(request);
        return SetSubscriptionAttributesResponse.builder().build();
    }

    @Override
    public PublishResponse publish(PublishRequest request) {
        return publishing.publish(request);
    }

    @Override
    public PublishBatchResponse publishBatch(PublishBatchRequest request) {
        return publishing.publish(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Delivers no more; what was promised stays in the store. */
    @Override
    public void close() {
        deliveries.close();
    }
}
