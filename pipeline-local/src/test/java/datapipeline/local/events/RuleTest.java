package datapipeline.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Tag;

class RuleTest {
    @AutoClose
    private final Events events;

    RuleTest(@TempDir Path directory) {
        events = new Events(directory);
    }

    @Test
    void describesARuleAsItWasPut() {
        String arn = events.bridge
                .putRule(r -> r.name("done").description("what is done").eventPattern("{\"source\":[\"a\"]}"))
                .ruleArn();

        var rule = events.bridge.describeRule(r -> r.name("done"));
        assertThat(arn).isEqualTo("arn:aws:events:us-east-1:000000000000:rule/done");
        assertThat(rule.eventPattern()).isEqualTo("{\"source\":[\"a\"]}");
        assertThat(rule.state()).isEqualTo(RuleState.ENABLED);
        assertThat(rule.eventBusName()).isEqualTo("default");
        assertThat(rule.description()).isEqualTo("what is done");
    }

    @Test
    void refusesAPatternThatIsNone() {
        assertThatThrownBy(() -> events.bridge.putRule(r -> r.name("bad").eventPattern("{\"source\":\"not a list\"}")))
                .isInstanceOf(InvalidEventPatternException.class)
                .hasMessageContaining("Event pattern is not valid");
        assertThatThrownBy(() -> events.bridge.putRule(r -> r.name("neither")))
                .isInstanceOf(EventBridgeException.class);
    }

    @Test
    void refusesToDeleteARuleThatHasTargets() {
        events.rule("done", target -> {});

        assertThatThrownBy(() -> events.bridge.deleteRule(r -> r.name("done")))
                .hasMessageContaining("Rule can't be deleted since it has targets.");
        events.bridge.removeTargets(r -> r.rule("done").ids("one"));
        events.bridge.deleteRule(r -> r.name("done"));
        assertThatThrownBy(() -> events.bridge.describeRule(r -> r.name("done")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void takesFiveTargetsAndReplacesThemById() {
        events.rule("done", target -> {});
        events.bridge.putTargets(r -> r.rule("done").targets(t -> t.id("one").arn(Events.FUNCTION + "-2")));
        assertThat(events.bridge.listTargetsByRule(r -> r.rule("done")).targets())
                .extracting(t -> t.arn())
                .containsExactly(Events.FUNCTION + "-2");
        for (int i = 2; i <= 5; i++) {
            String id = "target-" + i;
            events.bridge.putTargets(r -> r.rule("done").targets(t -> t.id(id).arn(Events.FUNCTION)));
        }
        assertThatThrownBy(() -> events.bridge.putTargets(
                        r -> r.rule("done").targets(t -> t.id("six").arn(Events.FUNCTION))))
                .isInstanceOf(LimitExceededException.class);
        assertThat(events.bridge
                        .listRuleNamesByTarget(r -> r.targetArn(Events.FUNCTION))
                        .ruleNames())
                .containsExactly("done");
    }

    @Test
    void aTargetThatCannotBeIsAFailedEntry() {
        events.rule("done", target -> {});

        var response = events.bridge.putTargets(r -> r.rule("done")
                .targets(
                        t -> t.id("batch").arn("arn:aws:batch:us-east-1:000000000000:job-queue/q"),
                        t -> t.id("fifo").arn("arn:aws:sqs:us-east-1:000000000000:q.fifo"),
                        t -> t.id("input").arn(Events.FUNCTION).input("{not json"),
                        t -> t.id("good").arn(Events.FUNCTION)));

        assertThat(response.failedEntries()).extracting(e -> e.targetId()).containsExactly("batch", "fifo", "input");
        assertThat(events.bridge.listTargetsByRule(r -> r.rule("done")).targets())
                .extracting(t -> t.id())
                .containsExactly("one", "good");
    }

    @Test
    void returnsATargetAsItWasPut() {
        events.bridge.putRule(r -> r.name("done").eventPattern("{\"source\":[\"a\"]}"));
        events.bridge.putTargets(r -> r.rule("done")
                .targets(t -> t.id("full")
                        .arn("arn:aws:sqs:us-east-1:000000000000:q.fifo")
                        .inputTransformer(
                                i -> i.inputTemplate("\"<a>\"").inputPathsMap(java.util.Map.of("a", "$.source")))
                        .sqsParameters(s -> s.messageGroupId("g"))
                        .deadLetterConfig(d -> d.arn(DeadLetterQueueOnPaper.ARN))
                        .retryPolicy(p -> p.maximumRetryAttempts(3).maximumEventAgeInSeconds(600))));

        var target =
                events.bridge.listTargetsByRule(r -> r.rule("done")).targets().getFirst();
        assertThat(target.inputTransformer().inputPathsMap()).containsEntry("a", "$.source");
        assertThat(target.sqsParameters().messageGroupId()).isEqualTo("g");
        assertThat(target.deadLetterConfig().arn()).isEqualTo(DeadLetterQueueOnPaper.ARN);
        assertThat(target.retryPolicy().maximumRetryAttempts()).isEqualTo(3);
    }

    @Test
    void busesAreMadeListedAndDeletedButNeverTheDefaultOne() {
        events.bridge.createEventBus(r -> r.name("media-pipeline"));
        assertThatThrownBy(() -> events.bridge.createEventBus(r -> r.name("media-pipeline")))
                .isInstanceOf(ResourceAlreadyExistsException.class);
        assertThat(events.bridge.listEventBuses(r -> {}).eventBuses())
                .extracting(EventBus::name)
                .containsExactly("default", "media-pipeline");
        assertThat(events.bridge
                        .putRule(
                                r -> r.name("on").eventBusName("media-pipeline").eventPattern("{\"source\":[\"a\"]}"))
                        .ruleArn())
                .isEqualTo("arn:aws:events:us-east-1:000000000000:rule/media-pipeline/on");

        assertThatThrownBy(() -> events.bridge.deleteEventBus(r -> r.name("media-pipeline")))
                .hasMessageContaining("since it has rules");
        events.bridge.deleteRule(r -> r.name("on").eventBusName("media-pipeline"));
        events.bridge.deleteEventBus(r -> r.name("media-pipeline"));
        assertThatThrownBy(() -> events.bridge.describeEventBus(r -> r.name("media-pipeline")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> events.bridge.deleteEventBus(r -> r.name("default")))
                .isInstanceOf(EventBridgeException.class);
    }

    @Test
    void testsAPatternAgainstAnEvent() {
        String event = """
                {"id":"1","account":"000000000000","source":"aws.s3","time":"2026-11-24T10:00:00Z",
                 "region":"us-east-1","resources":[],"detail-type":"Object Created",
                 "detail":{"object":{"key":"v1/acme/_manifest.json"}}}
                """;

        assertThat(events.bridge
                        .testEventPattern(r -> r.event(event)
                                .eventPattern("{\"detail\":{\"object\":{\"key\":[{\"suffix\":\"/_manifest.json\"}]}}}"))
                        .result())
                .isTrue();
        assertThat(events.bridge
                        .testEventPattern(r -> r.event(event).eventPattern("{\"source\":[\"aws.ec2\"]}"))
                        .result())
                .isFalse();
        assertThatThrownBy(() ->
                        events.bridge.testEventPattern(r -> r.event("{}").eventPattern("{\"source\":[\"aws.ec2\"]}")))
                .isInstanceOf(EventBridgeException.class);
    }

    @Test
    void pagesThroughRules() {
        for (String name : java.util.List.of("a1", "a2", "a3", "b1")) {
            events.bridge.putRule(r -> r.name(name).eventPattern("{\"source\":[\"a\"]}"));
        }

        var first = events.bridge.listRules(r -> r.namePrefix("a").limit(2));
        var second = events.bridge.listRules(r -> r.namePrefix("a").limit(2).nextToken(first.nextToken()));
        assertThat(first.rules()).extracting(r -> r.name()).containsExactly("a1", "a2");
        assertThat(second.rules()).extracting(r -> r.name()).containsExactly("a3");
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void labelsRules() {
        String arn = events.bridge
                .putRule(r -> r.name("done")
                        .eventPattern("{\"source\":[\"a\"]}")
                        .tags(tag("stage", "test"), tag("owner", "media")))
                .ruleArn();
        events.bridge.tagResource(r -> r.resourceARN(arn).tags(tag("stage", "dev")));
        events.bridge.untagResource(r -> r.resourceARN(arn).tagKeys("owner"));

        assertThat(events.bridge.listTagsForResource(r -> r.resourceARN(arn)).tags())
                .containsExactly(tag("stage", "dev"));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
