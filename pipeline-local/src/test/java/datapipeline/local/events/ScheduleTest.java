package datapipeline.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.local.lambda.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import tools.jackson.databind.JsonNode;

class ScheduleTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate(1 minute)            | 2026-11-24T10:01:00Z",
                "rate(5 minutes)           | 2026-11-24T10:05:00Z",
                "rate(1 day)               | 2026-11-25T10:00:00Z",
                "cron(15 10 * * ? *)       | 2026-11-24T10:15:00Z",
                "cron(0/20 * * * ? *)      | 2026-11-24T10:20:00Z",
                "cron(0 18 ? * MON-FRI *)  | 2026-11-24T18:00:00Z",
                "cron(0 8 ? * 1 *)         | 2026-11-29T08:00:00Z",
                "cron(0 8 ? * 2-6 *)       | 2026-11-25T08:00:00Z",
                "cron(0 8 ? * 6#3 *)       | 2026-12-18T08:00:00Z",
                "cron(0 8 ? * 6L *)        | 2026-11-27T08:00:00Z",
                "cron(0 8 L * ? *)         | 2026-11-30T08:00:00Z",
                "cron(0 8 1 JAN ? 2030)    | 2030-01-01T08:00:00Z",
                "cron(0 0 1 1 ? 2028/2)    | 2028-01-01T00:00:00Z"
            })
    void knowsWhenARuleIsDueNext(String expression, Instant next) {
        assertThat(Schedule.parse(expression).after(Events.START)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(0 minutes)",
                "rate(1 minutes)",
                "rate(5 minute)",
                "rate(5 weeks)",
                "cron(0 8 * * * *)",
                "cron(0 8 ? * ? *)",
                "cron(0 25 * * ? *)",
                "cron(0 8 * * ?)",
                "every day"
            })
    void refusesWhatIsNoSchedule(String expression) {
        assertThatThrownBy(() -> Schedule.parse(expression)).isInstanceOf(EventBridgeException.class);
    }

    @Test
    void aTimeThatIsOverNeverComes() {
        assertThat(Schedule.parse("cron(0 8 * * ? 2020)").after(Events.START)).isEqualTo(Instant.MAX);
    }

    private static void sweep(Events events) {
        events.bridge.putRule(r -> r.name("sweep").scheduleExpression("rate(1 minute)"));
        events.bridge.putTargets(r -> r.rule("sweep").targets(t -> t.id("one").arn(Events.FUNCTION)));
        Await.until(() -> events.store.map("events.due").containsKey("default|sweep"));
    }

    @Test
    void triggersARuleEachTimeItIsDue() {
        try (Events events = new Events(directory)) {
            sweep(events);
            events.moveClock(Duration.ofMinutes(1));
            Await.until(() -> events.sender.tried.size() == 1);
            events.moveClock(Duration.ofMinutes(1));
            Await.until(() -> events.sender.tried.size() == 2);

            JsonNode event = AwsEvent.JSON.readTree(events.sender.payloads().getLast());
            assertThat(event.path("detail-type").asString()).isEqualTo("Scheduled Event");
            assertThat(event.path("source").asString()).isEqualTo("aws.events");
            assertThat(event.path("time").asString()).isEqualTo("2026-11-24T10:02:00Z");
            assertThat(event.at("/resources/0").asString())
                    .isEqualTo("arn:aws:events:us-east-1:000000000000:rule/sweep");
            assertThat(event.path("detail").isEmpty()).isTrue();
        }
    }

    @Test
    void aRuleWhoseTimesPassedWhileTheProcessWasDownIsTriggeredOnce() {
        try (Events events = new Events(directory)) {
            sweep(events);
        }
        try (Events events = new Events(directory, Events.START.plus(Duration.ofHours(3)))) {
            Await.until(() -> events.sender.tried.size() == 1);
            events.moveClock(Duration.ofMinutes(1));
            Await.until(() -> events.sender.tried.size() == 2);
        }
    }

    @Test
    void aDisabledRuleIsNotTriggered() {
        try (Events events = new Events(directory)) {
            sweep(events);
            events.bridge.disableRule(r -> r.name("sweep"));
            events.moveClock(Duration.ofMinutes(5));
            events.bridge.enableRule(r -> r.name("sweep"));
            Await.until(() -> events.store.map("events.due").containsKey("default|sweep"));
            assertThat(events.sender.tried).isEmpty();
            events.moveClock(Duration.ofMinutes(1));
            Await.until(() -> events.sender.tried.size() == 1);
        }
    }
}
