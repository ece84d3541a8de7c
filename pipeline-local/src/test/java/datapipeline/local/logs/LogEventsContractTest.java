package datapipeline.local.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What a client may count on about groups, streams and events. */
class LogEventsContractTest {
    @AutoClose
    private final LogsBench bench;

    private final CloudWatchLogsClient logs;

    LogEventsContractTest(@TempDir Path directory) {
        bench = new LogsBench(directory);
        logs = bench.logs;
    }

    @Test
    void aGroupIsMadeOnceAndToldWithItsRetentionAndTags() {
        logs.createLogGroup(r -> r.logGroupName("/app/web").tags(Map.of("team", "media")));
        assertThatThrownBy(() -> logs.createLogGroup(r -> r.logGroupName("/app/web")))
                .isInstanceOf(ResourceAlreadyExistsException.class);
        assertThatThrownBy(() -> logs.createLogGroup(r -> r.logGroupName("no blanks")))
                .isInstanceOf(InvalidParameterException.class);

        logs.putRetentionPolicy(r -> r.logGroupName("/app/web").retentionInDays(7));
        assertThatThrownBy(() ->
                        logs.putRetentionPolicy(r -> r.logGroupName("/app/web").retentionInDays(8)))
                .isInstanceOf(InvalidParameterException.class);

        LogGroup group = logs.describeLogGroups(r -> r.logGroupNamePrefix("/app"))
                .logGroups()
                .getFirst();
        assertThat(group.retentionInDays()).isEqualTo(7);
        assertThat(group.arn()).isEqualTo("arn:aws:logs:us-east-1:000000000000:log-group:/app/web:*");
        assertThat(logs.listTagsForResource(r -> r.resourceArn(group.logGroupArn()))
                        .tags())
                .containsEntry("team", "media");
    }

    @Test
    void manyGroupsComeInPages() {
        IntStream.range(0, 60).forEach(i -> logs.createLogGroup(r -> r.logGroupName("g%02d".formatted(i))));

        assertThat(logs.describeLogGroups(r -> r.limit(25)).logGroups()).hasSize(25);
        assertThat(logs.describeLogGroupsPaginator(r -> r.limit(25)).logGroups())
                .extracting(LogGroup::logGroupName)
                .hasSize(60)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void eventsAreReadBackPageByPageInBothDirections() {
        bench.stream("g", "s");
        bench.put("g", "s", "one", "two", "three", "four", "five");

        assertThat(messages(logs.getLogEvents(
                        r -> r.logGroupName("g").logStreamName("s").limit(2))))
                .containsExactly("four", "five");
        GetLogEventsResponse first = logs.getLogEvents(
                r -> r.logGroupName("g").logStreamName("s").startFromHead(true).limit(2));
        GetLogEventsResponse second = next(first.nextForwardToken());
        GetLogEventsResponse last = next(next(second.nextForwardToken()).nextForwardToken());
        assertThat(messages(first)).containsExactly("one", "two");
        assertThat(messages(second)).containsExactly("three", "four");
        assertThat(messages(last)).isEmpty();
        assertThat(next(last.nextForwardToken()).nextForwardToken()).isEqualTo(last.nextForwardToken());
        assertThat(messages(next(second.nextBackwardToken()))).containsExactly("one", "two");
    }

    private GetLogEventsResponse next(String token) {
        return logs.getLogEvents(
                r -> r.logGroupName("g").logStreamName("s").nextToken(token).limit(2));
    }

    private static List<String> messages(GetLogEventsResponse response) {
        return response.events().stream().map(OutputLogEvent::message).toList();
    }

    @Test
    void streamsAreOrderedByNameOrByTheirLastEvent() {
        bench.stream("g", "a");
        logs.createLogStream(r -> r.logGroupName("g").logStreamName("b"));
        bench.put("g", "b", "early");
        bench.clock.move(Duration.ofSeconds(5));
        bench.put("g", "a", "late");

        assertThat(logs.describeLogStreams(r -> r.logGroupName("g")).logStreams())
                .extracting(LogStream::logStreamName)
                .containsExactly("a", "b");
        List<LogStream> latest = logs.describeLogStreams(r ->
                        r.logGroupName("g").orderBy(OrderBy.LAST_EVENT_TIME).descending(true))
                .logStreams();
        assertThat(latest).extracting(LogStream::logStreamName).containsExactly("a", "b");
        assertThat(latest.getFirst().lastEventTimestamp())
                .isGreaterThan(latest.getLast().lastEventTimestamp());
    }

    @Test
    void searchesAGroupByAPatternOverStreamsAndPages() {
        bench.stream("g", "web-1");
        logs.createLogStream(r -> r.logGroupName("g").logStreamName("db-1"));
        bench.put("g", "web-1", "{\"level\":\"ERROR\",\"ms\":12}", "{\"level\":\"INFO\",\"ms\":3}");
        bench.put("g", "db-1", "{\"level\":\"ERROR\",\"ms\":99}", "plain ERROR");

        assertThat(logs.filterLogEventsPaginator(
                                r -> r.logGroupName("g").filterPattern("ERROR").limit(1))
                        .events())
                .hasSize(3);
        assertThat(logs.filterLogEvents(r -> r.logGroupName("g").filterPattern("{ $.level = \"ERROR\" && $.ms > 50 }"))
                        .events())
                .extracting(FilteredLogEvent::message, FilteredLogEvent::logStreamName)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("{\"level\":\"ERROR\",\"ms\":99}", "db-1"));
        assertThat(logs.filterLogEvents(r -> r.logGroupName("g").logStreamNamePrefix("web"))
                        .events())
                .hasSize(2);
        assertThatThrownBy(() -> logs.filterLogEvents(r -> r.logGroupName("g").filterPattern("{ $.level = ")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("filter pattern");
    }

    @Test
    void tellsWhichEventsAreTooOldTooNewOrExpiredAndKeepsTheOthers() {
        bench.stream("g", "s");
        logs.putRetentionPolicy(r -> r.logGroupName("g").retentionInDays(1));
        long now = bench.clock.millis();

        assertThat(logs.putLogEvents(r -> r.logGroupName("g")
                                .logStreamName("s")
                                .logEvents(
                                        event(now - Duration.ofHours(25).toMillis(), "a"),
                                        event(now - Duration.ofHours(2).toMillis(), "b")))
                        .rejectedLogEventsInfo()
                        .expiredLogEventEndIndex())
                .isEqualTo(1);
        assertThat(logs.putLogEvents(r -> r.logGroupName("g")
                                .logStreamName("s")
                                .logEvents(
                                        event(now, "c"),
                                        event(now + Duration.ofHours(3).toMillis(), "d")))
                        .rejectedLogEventsInfo()
                        .tooNewLogEventStartIndex())
                .isEqualTo(1);
        assertThat(messages(logs.getLogEvents(r -> r.logGroupName("g").logStreamName("s"))))
                .containsExactly("b", "c");
    }

    @Test
    void refusesABatchThatIsNotInOrder() {
        bench.stream("g", "s");
        long now = bench.clock.millis();
        assertThatThrownBy(() -> logs.putLogEvents(
                        r -> r.logGroupName("g").logStreamName("s").logEvents(event(now, "a"), event(now - 1, "b"))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("chronological");
        assertThatThrownBy(() -> bench.put("g", "nowhere", "a")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> bench.put("nowhere", "s", "a")).isInstanceOf(ResourceNotFoundException.class);
    }

    private static InputLogEvent event(long timestamp, String message) {
        return InputLogEvent.builder().timestamp(timestamp).message(message).build();
    }

    @Test
    void deletesWhatIsOlderThanTheRetention() {
        bench.stream("g", "s");
        bench.put("g", "s", "old");
        logs.putRetentionPolicy(r -> r.logGroupName("g").retentionInDays(1));
        bench.clock.move(Duration.ofHours(25));
        bench.put("g", "s", "new");
        bench.service.expire();

        assertThat(messages(logs.getLogEvents(r -> r.logGroupName("g").logStreamName("s"))))
                .containsExactly("new");
    }

    @Test
    void aGroupMadeAnewBeginsEmptyAndADeletedStreamIsGone() {
        bench.stream("g", "s");
        bench.put("g", "s", "old");
        logs.deleteLogGroup(r -> r.logGroupName("g"));
        assertThatThrownBy(() -> logs.getLogEvents(r -> r.logGroupName("g").logStreamName("s")))
                .isInstanceOf(ResourceNotFoundException.class);
        bench.stream("g", "s");
        assertThat(logs.filterLogEvents(r -> r.logGroupName("g")).events()).isEmpty();

        logs.deleteLogStream(r -> r.logGroupName("g").logStreamName("s"));
        assertThat(logs.describeLogStreams(r -> r.logGroupName("g")).logStreams())
                .isEmpty();
    }
}
