package datapipeline.local.logs;

import datapipeline.local.logs.LogTable.Extent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;

/** Making, finding and deleting log streams. */
final class StreamOperations {
    private static final Pattern NAME = Pattern.compile("[^:*\0]{1,512}");

    private final LogGroups groups;
    private final LogTable table;

    private record Found(LogStream stream, Optional<Extent> extent) {
        String byName() {
            return stream.name();
        }

        /** Sorts as the time of the last event does; streams without any come first. */
        String byTime() {
            return "%019d %s".formatted(extent.map(Extent::last).orElse(0L), stream.name());
        }
    }

    StreamOperations(LogGroups groups, LogTable table) {
        this.groups = groups;
        this.table = table;
    }

    void create(String groupName, @Nullable String name) {
        String wanted = LogErrors.required(name, "logStreamName");
        if (!NAME.matcher(wanted).matches()) {
            throw LogErrors.invalid(
                    "1 validation error detected: Value '%s' at 'logStreamName' failed to satisfy".formatted(wanted)
                            + " constraint: Member must satisfy regular expression pattern: [^:*]*");
        }
        groups.createStream(groups.get(groupName, null), wanted);
    }

    void delete(String groupName, @Nullable String name) {
        LogGroup group = groups.get(groupName, null);
        String wanted = LogErrors.required(name, "logStreamName");
        if (!groups.hasStream(group, wanted)) {
            throw LogErrors.noStream(wanted);
        }
        table.deleteStream(group, wanted);
        groups.deleteStream(group, wanted);
    }

    DescribeLogStreamsResponse describe(DescribeLogStreamsRequest request) {
        LogGroup group = groups.get(request.logGroupName(), request.logGroupIdentifier());
        boolean byTime = request.orderBy() == OrderBy.LAST_EVENT_TIME;
        if (byTime && request.logStreamNamePrefix() != null) {
            throw LogErrors.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        Map<String, Extent> extents = table.extents(group);
        Comparator<Found> order = byTime ? Comparator.comparing(Found::byTime) : Comparator.comparing(Found::byName);
        boolean descending = Boolean.TRUE.equals(request.descending());
        List<Found> all =
                groups
                        .streams(group, request.logStreamNamePrefix() == null ? "" : request.logStreamNamePrefix())
                        .stream()
                        .map(stream -> new Found(stream, Optional.ofNullable(extents.get(stream.name()))))
                        .sorted(descending ? order.reversed() : order)
                        .toList();
        int from = offset(request.nextToken());
        int to = Math.min(all.size(), from + (request.limit() == null ? 50 : request.limit()));
        List<Found> page = from >= all.size() ? List.of() : all.subList(from, to);
        return DescribeLogStreamsResponse.builder()
                .logStreams(page.stream().map(found -> described(group, found)).toList())
                .nextToken(to < all.size() ? Integer.toString(to) : null)
                .build();
    }

    private static int offset(@Nullable String token) {
        try {
            return token == null ? 0 : Integer.parseInt(token);
        } catch (NumberFormatException e) {
            throw LogErrors.invalid("The specified nextToken is invalid.");
        }
    }

    private software.amazon.awssdk.services.cloudwatchlogs.model.LogStream described(LogGroup group, Found found) {
        var builder = software.amazon.awssdk.services.cloudwatchlogs.model.LogStream.builder()
                .logStreamName(found.stream().name())
                .creationTime(found.stream().created())
                .arn(groups.arn(group.name(), found.stream().name()))
                .uploadSequenceToken("every-token-is-accepted")
                .storedBytes(0L);
        found.extent()
                .ifPresent(extent -> builder.firstEventTimestamp(extent.first())
                        .lastEventTimestamp(extent.last())
                        .lastIngestionTime(extent.ingested()));
        return builder.build();
    }
}
