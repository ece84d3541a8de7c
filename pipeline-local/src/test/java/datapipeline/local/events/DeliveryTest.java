package datapipeline.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.events.EventMetrics.Metric;
import datapipeline.local.events.TargetSender.Refused;
import datapipeline.local.events.TargetSender.TryAgain;
import datapipeline.local.lambda.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import tools.jackson.databind.JsonNode;

class DeliveryTest {
    @TempDir
    Path directory;

    @Test
    void sendsAMatchingEventInAwssEnvelope() {
        try (Events events = new Events(directory)) {
            events.rule("done", target -> {});

            String id = events.put("{\"runId\":\"1\",\"big\":12345678901234567890.123456789}")
                    .entries()
                    .getFirst()
                    .eventId();

            Await.until(() -> events.sender.tried.size() == 1);
            assertThat(events.sender.payloads().getFirst())
                    .isEqualTo(("{\"version\":\"0\",\"id\":\"%s\",\"detail-type\":\"RunCompleted\","
                                    + "\"source\":\"media.pipeline\",\"account\":\"000000000000\","
                                    + "\"time\":\"2026-11-24T10:00:00Z\",\"region\":\"us-east-1\","
                                    + "\"resources\":[],"
                                    + "\"detail\":{\"runId\":\"1\",\"big\":12345678901234567890.123456789}}")
                            .formatted(id));
            assertThat(events.counters.sum("done", Metric.MATCHED_EVENTS)).isEqualTo(1);
            Await.until(() -> events.counters.sum("done", Metric.INVOCATIONS) == 1);
        }
    }

    @Test
    void sendsNothingForAnEventThatNoEnabledRuleMatches() {
        try (Events events = new Events(directory)) {
            events.rule("done", target -> {});
            events.bridge.disableRule(r -> r.name("done"));
            events.put("{\"first\":true}");
            events.bridge.putEvents(
                    r -> r.entries(e -> e.source("other").detailType("x").detail("{}")));
            events.bridge.enableRule(r -> r.name("done"));
            events.put("{\"second\":true}");

            Await.until(() -> events.sender.tried.size() == 1);
            assertThat(events.sender.payloads().getFirst()).contains("second");
        }
    }

    @Test
    void aBadEntryDoesNotHarmTheOthers() {
        try (Events events = new Events(directory)) {
            events.rule("done", target -> {});
            PutEventsRequestEntry good = PutEventsRequestEntry.builder()
                    .source("media.pipeline")
                    .detailType("x")
                    .detail("{}")
                    .build();

            var response = events.bridge.putEvents(r -> r.entries(
                    good,
                    good.toBuilder().detail("[1]").build(),
                    good.toBuilder().detail("{broken").build(),
                    good.toBuilder().source("aws.s3").build(),
                    good.toBuilder().detailType(null).build(),
                    good.toBuilder().eventBusName("nowhere").build()));

            assertThat(response.failedEntryCount()).isEqualTo(5);
            assertThat(response.entries())
                    .extracting(PutEventsResultEntry::errorCode)
                    .containsExactly(
                            null,
                            "MalformedDetail",
                            "MalformedDetail",
                            "NotAuthorizedForSourceException",
                            "InvalidArgument",
                            "ResourceNotFoundException");
            Await.until(() -> events.sender.tried.size() == 1);
            assertThatThrownBy(() -> events.bridge.putEvents(r -> r.entries(Collections.nCopies(11, good))))
                    .hasMessageContaining("10");
            assertThatThrownBy(() -> events.bridge.putEvents(r -> r.entries(good.toBuilder()
                            .detail("{\"x\":\"%s\"}".formatted("x".repeat(1024 * 1024)))
                            .build())))
                    .hasMessageContaining("over the limit");
        }
    }

    @Test
    void triesAgainUntilTheTargetHasIt() {
        try (Events events = new Events(directory)) {
            events.sender.answer = () -> new TryAgain("ThrottlingException", "slow down");
            events.rule("done", target -> {});
            events.put("{}");
            Await.until(() -> events.sender.tried.size() == 1);
            events.sender.answer = TargetSender.Delivered::new;

            untilTimePassed(events, Duration.ofSeconds(1), () -> events.sender.tried.size() == 2);
            assertThat(events.sender.tried.get(0)).isEqualTo(events.sender.tried.get(1));
            Await.until(() -> events.counters.sum("done", Metric.RETRY_INVOCATION_ATTEMPTS) == 1);
            assertThat(events.queue.letters).isEmpty();
        }
    }

    @Test
    void putsWhatCannotBeDeliveredIntoTheDeadLetterQueueAndSaysWhy() {
        try (Events events = new Events(directory)) {
            events.sender.answer = () -> new TryAgain("ThrottlingException", "slow down");
            events.rule(
                    "done",
                    target -> target.retryPolicy(p -> p.maximumRetryAttempts(1))
                            .deadLetterConfig(d -> d.arn(DeadLetterQueueOnPaper.ARN))
                            .input("{\"instead\":true}"));
            events.put("{\"runId\":\"7\"}");
            Await.until(() -> events.sender.tried.size() == 1);

            untilTimePassed(events, Duration.ofSeconds(1), () -> events.queue.letters.size() == 1);
            var letter = events.queue.letters.getFirst();
            assertThat(letter.messageBody()).contains("\"runId\":\"7\"");
            assertThat(letter.messageAttributes().entrySet())
                    .extracting(e -> e.getKey() + "=" + value(e.getValue()))
                    .containsExactlyInAnyOrder(
                            "RULE_ARN=arn:aws:events:us-east-1:000000000000:rule/done",
                            "TARGET_ARN=" + Events.FUNCTION,
                            "ERROR_CODE=ThrottlingException",
                            "ERROR_MESSAGE=slow down",
                            "RETRY_ATTEMPTS=1",
                            "EXHAUSTED_RETRY_CONDITION=MaximumRetryAttempts");
            Await.until(() -> events.counters.sum("done", Metric.INVOCATIONS_SENT_TO_DLQ) == 1);
            assertThat(events.counters.sum("done", Metric.FAILED_INVOCATIONS)).isEqualTo(1);
        }
    }

    /** The wait for the next try begins when the last has ended, which may be after the clock was moved. */
    private static void untilTimePassed(Events events, Duration step, BooleanSupplier seen) {
        Await.until(() -> {
            events.moveClock(step);
            return seen.getAsBoolean();
        });
    }

    private static String attribute(Events events, String name) {
        return events.queue.letters.getFirst().messageAttributes().entrySet().stream()
                .filter(attribute -> attribute.getKey().equals(name))
                .map(attribute -> value(attribute.getValue()))
                .findFirst()
                .orElseThrow();
    }

    private static String value(MessageAttributeValue value) {
        return value.stringValue();
    }

    @Test
    void doesNotTryAgainWhenThatCannotHelp() {
        try (Events events = new Events(directory)) {
            events.sender.answer = () -> new Refused("ResourceNotFoundException", "no such function");
            events.rule("done", target -> target.deadLetterConfig(d -> d.arn(DeadLetterQueueOnPaper.ARN)));
            events.put("{}");

            Await.until(() -> events.queue.letters.size() == 1);
            assertThat(events.queue.letters.getFirst().messageAttributes())
                    .doesNotContainKey("EXHAUSTED_RETRY_CONDITION");
            assertThat(events.sender.tried).hasSize(1);
        }
    }

    @Test
    void givesUpWhatIsTooOld() {
        try (Events events = new Events(directory)) {
            events.sender.answer = () -> new TryAgain("ServiceException", "down");
            events.rule(
                    "done",
                    target -> target.retryPolicy(p -> p.maximumEventAgeInSeconds(60))
                            .deadLetterConfig(d -> d.arn(DeadLetterQueueOnPaper.ARN)));
            events.put("{}");
            Await.until(() -> events.sender.tried.size() == 1);

            untilTimePassed(events, Duration.ofSeconds(61), () -> events.queue.letters.size() == 1);
            assertThat(attribute(events, "EXHAUSTED_RETRY_CONDITION")).isEqualTo("MaximumEventAgeInSeconds");
        }
    }

    @Test
    void aPromisedDeliverySurvivesTheProcess() {
        try (Events events = new Events(directory)) {
            events.sender.answer = () -> new TryAgain("ServiceException", "down");
            events.rule("done", target -> {});
            events.put("{\"runId\":\"1\"}");
            Await.until(() -> events.sender.tried.size() == 1);
        }
        try (Events events = new Events(directory, Events.START.plusSeconds(10))) {
            Await.until(() -> events.sender.tried.size() == 1);
            assertThat(events.sender.payloads().getFirst()).contains("\"runId\":\"1\"");

            events.put("{\"runId\":\"2\"}");
            Await.until(() -> events.sender.tried.size() == 2);
        }
    }

    @Test
    void takesEventsButDeliversNoneBeforeItIsStarted() {
        try (Events events = Events.notStarted(directory)) {
            events.rule("done", target -> {});
            events.put("{}");
            assertThat(events.sender.tried).isEmpty();

            events.bridge.start();

            Await.until(() -> events.sender.tried.size() == 1);
        }
    }

    @Test
    void anEventOfAServiceIsPartOfTheChangeThatCausedIt() {
        try (Events events = new Events(directory)) {
            events.bridge.putRule(r -> r.name("created").eventPattern("{\"source\":[\"aws.s3\"]}"));
            events.bridge.putTargets(
                    r -> r.rule("created").targets(t -> t.id("one").arn(Events.FUNCTION)));

            events.store.write(() -> events.bridge.publish(AwsEvent.of(
                    Events.START,
                    "aws.s3",
                    "Object Created",
                    List.of("arn:aws:s3:::s3-input"),
                    "{\"object\":{\"key\":\"a.jpg\"}}")));

            Await.until(() -> events.sender.tried.size() == 1);
            JsonNode event = AwsEvent.JSON.readTree(events.sender.payloads().getFirst());
            assertThat(event.at("/detail/object/key").asString()).isEqualTo("a.jpg");
            assertThat(event.at("/resources/0").asString()).isEqualTo("arn:aws:s3:::s3-input");
        }
    }

    @Test
    void anotherBusCanBeATargetAndTwoThatFeedEachOtherComeToAnEnd() {
        try (Events events = new Events(directory)) {
            events.bridge.createEventBus(r -> r.name("other"));
            String arn = "arn:aws:events:us-east-1:000000000000:event-bus/";
            events.rule(
                    "there",
                    target -> target.arn(arn + "other").deadLetterConfig(d -> d.arn(DeadLetterQueueOnPaper.ARN)));
            events.bridge.putRule(
                    r -> r.name("back").eventBusName("other").eventPattern("{\"source\":[\"media.pipeline\"]}"));
            events.bridge.putTargets(r -> r.rule("back")
                    .eventBusName("other")
                    .targets(
                            t -> t.id("bus")
                                    .arn(arn + "default")
                                    .deadLetterConfig(d -> d.arn(DeadLetterQueueOnPaper.ARN)),
                            t -> t.id("function").arn(Events.FUNCTION)));
            events.put("{}");

            Await.until(() -> events.queue.letters.size() == 1);
            Await.until(() -> events.sender.tried.size() == 3);
            assertThat(attribute(events, "ERROR_CODE")).isEqualTo("TOO_MANY_HOPS");
        }
    }

    @Test
    void handsOnTheMessageGroup() {
        try (Events events = new Events(directory)) {
            events.rule(
                    "done",
                    target -> target.arn("arn:aws:sqs:us-east-1:000000000000:q.fifo")
                            .sqsParameters(s -> s.messageGroupId("tenant-a")));
            events.put("{}");

            Await.until(() -> events.sender.tried.size() == 1);
            assertThat(events.sender.tried.getFirst().messageGroupId()).isEqualTo("tenant-a");
        }
    }
}
