package datapipeline.local.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

/**
 * PutLogEvents and its rules. Source:
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
final class PutOperation {
    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_BYTES = 1_048_576;
    private static final int OVERHEAD = 26;
    private static final Duration LONGEST_SPAN = Duration.ofHours(24);
    private static final Duration TOO_NEW = Duration.ofHours(2);
    private static final Duration TOO_OLD = Duration.ofDays(14);

    private final LogGroups groups;
    private final Ingestion ingestion;
    private final InstantSource clock;

    PutOperation(LogGroups groups, Ingestion ingestion, InstantSource clock) {
        this.groups = groups;
        this.ingestion = ingestion;
        this.clock = clock;
    }

    PutLogEventsResponse put(PutLogEventsRequest request) {
        LogGroup group = groups.get(request.logGroupName(), null);
        String stream = LogErrors.required(request.logStreamName(), "logStreamName");
        if (!groups.hasStream(group, stream)) {
            throw LogErrors.noStream(stream);
        }
        List<InputLogEvent> events = request.logEvents();
        check(events);
        Instant now = clock.instant();
        long oldest = now.minus(TOO_OLD).toEpochMilli();
        long expired = group.expiry(now).map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
        long newest = now.plus(TOO_NEW).toEpochMilli();
        List<NewEvent> good = events.stream()
                .filter(event -> event.timestamp() >= Math.max(oldest, expired) && event.timestamp() <= newest)
                .map(event -> new NewEvent(event.timestamp(), event.message()))
                .toList();
        if (!good.isEmpty()) {
            ingestion.take(group, stream, good);
        }
        var response = PutLogEventsResponse.builder().nextSequenceToken("every-token-is-accepted");
        if (good.size() < events.size()) {
            response.rejectedLogEventsInfo(rejected(events, oldest, expired, newest));
        }
        return response.build();
    }

    /** Indexes are those of the chronological list: what is too old is at its beginning, what is too new at its end. */
    private static RejectedLogEventsInfo rejected(List<InputLogEvent> events, long oldest, long expired, long newest) {
        var info = RejectedLogEventsInfo.builder();
        int tooOld = count(events, event -> event.timestamp() < oldest);
        int past = count(events, event -> event.timestamp() < expired);
        int tooNew = count(events, event -> event.timestamp() > newest);
        if (tooOld > 0) {
            info.tooOldLogEventEndIndex(tooOld);
        }
        if (past > 0) {
            info.expiredLogEventEndIndex(past);
        }
        if (tooNew > 0) {
            info.tooNewLogEventStartIndex(events.size() - tooNew);
        }
        return info.build();
    }

    private static int count(List<InputLogEvent> events, Predicate<InputLogEvent> which) {
        return (int) events.stream().filter(which).count();
    }

    private static void check(List<InputLogEvent> events) {
        if (events.isEmpty() || events.size() > MOST_EVENTS) {
            throw LogErrors.invalid("1 validation error detected: Value at 'logEvents' failed to satisfy constraint:"
                    + " Member must have length between 1 and " + MOST_EVENTS);
        }
        long bytes = 0;
        long before = Long.MIN_VALUE;
        for (InputLogEvent event : events) {
            if (LogErrors.required(event.message(), "logEvents.message").isEmpty()) {
                throw LogErrors.invalid("Log event message must not be empty");
            }
            long timestamp = LogErrors.required(event.timestamp(), "logEvents.timestamp");
            if (timestamp < before) {
                throw LogErrors.invalid("Log events in a single PutLogEvents request must be in chronological order.");
            }
            before = timestamp;
            bytes += event.message().getBytes(UTF_8).length + OVERHEAD;
        }
        if (bytes > MOST_BYTES) {
            throw LogErrors.invalid("Upload too large: %d bytes exceeds limit of %d".formatted(bytes, MOST_BYTES));
        }
        if (before - events.getFirst().timestamp() > LONGEST_SPAN.toMillis()) {
            throw LogErrors.invalid(
                    "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
        }
    }
}
