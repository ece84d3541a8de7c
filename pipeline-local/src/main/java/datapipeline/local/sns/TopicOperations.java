package datapipeline.local.sns;

import datapipeline.local.account.Account;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.Tag;

/** Making, changing and deleting topics. */
final class TopicOperations {
    /** Source: https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
    private static final Set<String> SETTABLE =
            Set.of("DeliveryPolicy", "DisplayName", "Policy", "TracingConfig", "KmsMasterKeyId", "SignatureVersion");

    private final Topics topics;
    private final Account account;

    TopicOperations(Topics topics, Account account) {
        this.topics = topics;
        this.account = account;
    }

    CreateTopicResponse create(CreateTopicRequest request) {
        String name = request.name();
        if (name != null && name.endsWith(".fifo")
                || Boolean.parseBoolean(request.attributes().get("FifoTopic"))) {
            throw SnsErrors.invalid("Topic Name", "FIFO topics are not available here");
        }
        if (name == null || !name.matches("[A-Za-z0-9_-]{1,256}")) {
            throw SnsErrors.invalid("Topic Name");
        }
        request.attributes().forEach(TopicOperations::check);
        Map<String, String> tags =
                request.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> second));
        Topic topic = new Topic(account.arn("sns", name), request.attributes(), tags, 0);
        topics.change(() -> {
            topics.find(topic.arn()).ifPresentOrElse(existing -> same(existing, topic), () -> topics.put(topic));
            return topic;
        });
        return CreateTopicResponse.builder().topicArn(topic.arn()).build();
    }

    private static void same(Topic existing, Topic wanted) {
        if (!existing.attributes().entrySet().containsAll(wanted.attributes().entrySet())) {
            throw SnsErrors.invalid("Attributes", "Topic already exists with different attributes");
        }
        if (!existing.tags().entrySet().containsAll(wanted.tags().entrySet())) {
            throw SnsErrors.invalid("Tags", "Topic already exists with different tags");
        }
    }

    private static void check(String name, String value) {
        boolean feedback =
                name.matches("(HTTP|Firehose|Lambda|Application|SQS)(Success|Failure)Feedback(RoleArn|SampleRate)");
        if (!SETTABLE.contains(name) && !feedback) {
            throw SnsErrors.invalid("AttributeName");
        }
        if (name.equals("SignatureVersion") && !value.matches("[12]")) {
            throw SnsErrors.invalid("SignatureVersion", "It is 1 or 2");
        }
    }

    /** Deleting what is not there is no error. */
    void delete(@Nullable String arn) {
        topics.change(() -> {
            topics.find(arn == null ? "" : arn).ifPresent(topics::remove);
            return Boolean.TRUE;
        });
    }

    ListTopicsResponse list(@Nullable String nextToken) {
        Page<Topic> page = Page.of(List.copyOf(topics.all()), Topic::arn, nextToken);
        return ListTopicsResponse.builder()
                .topics(page.items().stream()
                        .map(topic -> software.amazon.awssdk.services.sns.model.Topic.builder()
                                .topicArn(topic.arn())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    Map<String, String> attributes(@Nullable String arn) {
        Topic topic = topics.get(arn);
        List<Subscription> subscriptions = topics.of(topic.arn());
        long confirmed = subscriptions.stream().filter(Subscription::confirmed).count();
        Map<String, String> all = new TreeMap<>(topic.attributes());
        all.putIfAbsent("DisplayName", "");
        all.putIfAbsent("Policy", ownerMayDoAll(topic));
        all.put("TopicArn", topic.arn());
        all.put("Owner", account.id());
        all.put("SignatureVersion", topic.signatureVersion());
        all.put("EffectiveDeliveryPolicy", RetryPolicy.WEB_AS_JSON);
        all.put("SubscriptionsConfirmed", Long.toString(confirmed));
        all.put("SubscriptionsPending", Long.toString(subscriptions.size() - confirmed));
        all.put("SubscriptionsDeleted", Integer.toString(topic.deletedSubscriptions()));
        return all;
    }

    private String ownerMayDoAll(Topic topic) {
        return ("{\"Version\":\"2008-10-17\",\"Id\":\"__default_policy_ID\",\"Statement\":[{\"Sid\":"
                        + "\"__default_statement_ID\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":"
                        + "[\"SNS:Publish\",\"SNS:Subscribe\"],\"Resource\":\"%s\",\"Condition\":{\"StringEquals\":"
                        + "{\"AWS:SourceOwner\":\"%s\"}}}]}")
                .formatted(topic.arn(), account.id());
    }

    void setAttribute(SetTopicAttributesRequest request) {
        String name = request.attributeName() == null ? "" : request.attributeName();
        String value = request.attributeValue() == null ? "" : request.attributeValue();
        check(name, value);
        topics.change(() -> {
            topics.put(topics.get(request.topicArn()).withAttribute(name, value));
            return Boolean.TRUE;
        });
    }

    List<Tag> tags(String arn) {
        return topics.find(arn).orElseThrow(SnsErrors::noResource).tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    void tag(String arn, List<Tag> more) {
        changeTags(arn, tags -> {
            more.forEach(tag -> tags.put(tag.key(), tag.value()));
            return tags;
        });
    }

    void untag(String arn, List<String> keys) {
        changeTags(arn, tags -> {
            keys.forEach(tags::remove);
            return tags;
        });
    }

    private void changeTags(String arn, UnaryOperator<Map<String, String>> change) {
        topics.change(() -> {
            Topic topic = topics.find(arn).orElseThrow(SnsErrors::noResource);
            topics.put(topic.withTags(change.apply(new HashMap<>(topic.tags()))));
            return Boolean.TRUE;
        });
    }
}
