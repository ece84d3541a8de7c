package datapipeline.local.logs;

import datapipeline.local.logs.pattern.FilterPattern;
import datapipeline.local.logs.pattern.PatternRefused;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** GetLogEvents, which turns the pages of one stream, and FilterLogEvents, which searches a group. */
final class EventReading {
    private static final int MOST_EVENTS = 10_000;
    private static final String FORWARD = "f/";
    private static final String BACKWARD = "b/";

    private final LogGroups groups;
    private final LogTable table;

    EventReading(LogGroups groups, LogTable table) {
        this.groups = groups;
        this.table = table;
    }

    GetLogEventsResponse get(GetLogEventsRequest request) {
        LogGroup group = groups.get(request.logGroupName(), request.logGroupIdentifier());
        String stream = LogErrors.required(request.logStreamName(), "logStreamName");
        if (!groups.hasStream(group, stream)) {
            throw LogErrors.noStream(stream);
        }
        boolean forward = forward(request);
        Position start = request.nextToken() == null
                ? (forward ? Position.BEFORE_ALL : Position.BEHIND_ALL)
                : Position.parse(request.nextToken().substring(FORWARD.length()));
        int limit = limit(request.limit());
        var range = new EventRange(
                group, List.of(stream), "", from(request.startTime()), to(request.endTime()), start, !forward, limit);
        List<LogEvent> read = table.events(range, message -> true, limit);
        List<LogEvent> events = forward ? read : read.reversed();
        Position first = events.isEmpty() ? start : events.getFirst().position();
        Position last = events.isEmpty() ? start : events.getLast().position();
        return GetLogEventsResponse.builder()
                .events(events.stream()
                        .map(event -> OutputLogEvent.builder()
                                .timestamp(event.timestamp())
                                .ingestionTime(event.ingested())
                                .message(event.message())
                                .build())
                        .toList())
                .nextForwardToken(FORWARD + last.token())
                .nextBackwardToken(BACKWARD + first.token())
                .build();
    }

    private static boolean forward(GetLogEventsRequest request) {
        String token = request.nextToken();
        if (token == null) {
            return Boolean.TRUE.equals(request.startFromHead());
        }
        if (!token.startsWith(FORWARD) && !token.startsWith(BACKWARD)) {
            throw LogErrors.invalid("The specified nextToken is invalid.");
        }
        return token.startsWith(FORWARD);
    }

    FilterLogEventsResponse filter(FilterLogEventsRequest request) {
        LogGroup group = groups.get(request.logGroupName(), request.logGroupIdentifier());
        if (!request.logStreamNames().isEmpty() && request.logStreamNamePrefix() != null) {
            throw LogErrors.invalid("logStreamNames and logStreamNamePrefix must not be given together");
        }
        Predicate<String> pattern = pattern(request.filterPattern());
        int limit = limit(request.limit());
        boolean all = request.filterPattern() == null || request.filterPattern().isBlank();
        var range = new EventRange(
                group,
                request.logStreamNames(),
                request.logStreamNamePrefix() == null ? "" : request.logStreamNamePrefix(),
                from(request.startTime()),
                to(request.endTime()),
                request.nextToken() == null ? Position.BEFORE_ALL : Position.parse(request.nextToken()),
                false,
                all ? limit + 1 : Integer.MAX_VALUE);
        List<LogEvent> found = table.events(range, pattern, limit + 1);
        List<LogEvent> events = found.size() > limit ? found.subList(0, limit) : found;
        var response = FilterLogEventsResponse.builder()
                .searchedLogStreams(List.of())
                .events(events.stream().map(EventReading::filtered).toList());
        if (found.size() > limit || LogTable.fills(found)) {
            response.nextToken(events.getLast().position().token());
        }
        return response.build();
    }

    private static FilteredLogEvent filtered(LogEvent event) {
        return FilteredLogEvent.builder()
                .logStreamName(event.stream())
                .timestamp(event.timestamp())
                .ingestionTime(event.ingested())
                .message(event.message())
                .eventId("%056d".formatted(event.seq()))
                .build();
    }

    private static Predicate<String> pattern(@Nullable String pattern) {
        try {
            return FilterPattern.parse(pattern == null ? "" : pattern)::matches;
        } catch (PatternRefused e) {
            throw LogErrors.invalid("Invalid filter pattern: " + e.getMessage());
        }
    }

    private static int limit(@Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > MOST_EVENTS)) {
            throw LogErrors.invalid(
                    "1 validation error detected: Value '%d' at 'limit' failed to satisfy constraint:".formatted(limit)
                            + " Member must have value between 1 and " + MOST_EVENTS);
        }
        return limit == null ? MOST_EVENTS : limit;
    }

    private static long from(@Nullable Long time) {
        return time == null ? 0 : time;
    }

    private static long to(@Nullable Long time) {
        return time == null ? Long.MAX_VALUE : time;
    }
}
