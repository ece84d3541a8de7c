package datapipeline.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Tag;

/** What a client may count on about topics and subscriptions. The same test may be asked of AWS. */
class TopicContractTest {
    @AutoClose
    private final SnsContract contract;

    private final SnsClient sns;

    TopicContractTest(@TempDir Path directory) {
        contract = new SnsContract(directory);
        sns = contract.sns;
    }

    @Test
    void creatingATopicAgainReturnsItUnlessItDiffers() {
        String arn = contract.topic("t");
        assertThat(contract.topic("t")).isEqualTo(arn);
        assertThatThrownBy(() ->
                        sns.createTopic(r -> r.name(contract.prefix + "t").attributes(Map.of("DisplayName", "other"))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> sns.createTopic(r -> r.name("with blank")))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(sns.listTopicsPaginator().topics())
                .anyMatch(each -> each.topicArn().equals(arn));
    }

    @Test
    void aTopicTellsItsAttributesAndTags() {
        String arn = contract.topic("t");
        sns.setTopicAttributes(r -> r.topicArn(arn).attributeName("DisplayName").attributeValue("Notes"));
        contract.subscribe(arn, contract.queue("q"), Map.of());
        assertThat(sns.getTopicAttributes(r -> r.topicArn(arn)).attributes())
                .containsEntry("TopicArn", arn)
                .containsEntry("DisplayName", "Notes")
                .containsEntry("SubscriptionsConfirmed", "1")
                .containsEntry("SubscriptionsPending", "0")
                .containsKeys("Owner", "Policy", "EffectiveDeliveryPolicy");
        sns.tagResource(r -> r.resourceArn(arn).tags(tag("a", "1"), tag("b", "2")));
        sns.untagResource(r -> r.resourceArn(arn).tagKeys("a"));
        assertThat(sns.listTagsForResource(r -> r.resourceArn(arn)).tags()).containsExactly(tag("b", "2"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String arn = contract.topic("t");
        assertThatThrownBy(() -> sns.publish(r -> r.topicArn(arn + "x").message("a")))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotFound"));
        sns.deleteTopic(r -> r.topicArn(arn + "x"));
        assertThatThrownBy(() -> sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn + ":x")))
                .isInstanceOf(SnsException.class);
    }

    @Test
    void subscribingAgainReturnsTheSameSubscription() {
        String arn = contract.topic("t");
        String queue = contract.queue("q");
        String subscription = contract.subscribe(arn, queue, Map.of());
        assertThat(contract.subscribe(arn, queue, Map.of())).isEqualTo(subscription);
        assertThatThrownBy(() -> contract.subscribe(arn, queue, Map.of("RawMessageDelivery", "true")))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(sns.listSubscriptionsByTopicPaginator(r -> r.topicArn(arn)).subscriptions())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.subscriptionArn()).isEqualTo(subscription);
                    assertThat(each.protocol()).isEqualTo("sqs");
                });
        sns.unsubscribe(r -> r.subscriptionArn(subscription));
        assertThat(sns.listSubscriptionsByTopic(r -> r.topicArn(arn)).subscriptions())
                .isEmpty();
    }

    @Test
    void aSubscriptionTellsItsAttributesAndRefusesNonsense() {
        String arn = contract.topic("t");
        String subscription =
                contract.subscribe(arn, contract.queue("q"), Map.of("FilterPolicy", "{\"kind\":[\"run\"]}"));
        assertThat(sns.getSubscriptionAttributes(r -> r.subscriptionArn(subscription))
                        .attributes())
                .containsEntry("FilterPolicy", "{\"kind\":[\"run\"]}")
                .containsEntry("FilterPolicyScope", "MessageAttributes")
                .containsEntry("RawMessageDelivery", "false")
                .containsEntry("PendingConfirmation", "false")
                .containsEntry("TopicArn", arn);
        assertThatThrownBy(() -> set(subscription, "FilterPolicy", "{\"kind\":\"run\"}"))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> set(subscription, "RawMessageDelivery", "perhaps"))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> set(subscription, "Nonsense", "1")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(
                        () -> sns.subscribe(r -> r.topicArn(arn).protocol("sqs").endpoint("no arn")))
                .isInstanceOf(InvalidParameterException.class);
    }

    private void set(String subscription, String name, String value) {
        sns.setSubscriptionAttributes(
                r -> r.subscriptionArn(subscription).attributeName(name).attributeValue(value));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
