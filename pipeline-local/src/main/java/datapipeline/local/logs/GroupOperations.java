package datapipeline.local.logs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

/** Making, keeping and finding log groups. */
final class GroupOperations {
    private static final Pattern NAME = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
    /** Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
    private static final Set<Integer> RETENTIONS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private final LogGroups groups;
    private final LogTable table;
    private final MetricFilters filters;

    GroupOperations(LogGroups groups, LogTable table, MetricFilters filters) {
        this.groups = groups;
        this.table = table;
        this.filters = filters;
    }

    void create(@Nullable String name, Map<String, String> tags) {
        String wanted = LogErrors.required(name, "logGroupName");
        if (!NAME.matcher(wanted).matches()) {
            throw LogErrors.invalid(("1 validation error detected: Value '%s' at 'logGroupName' failed to satisfy"
                            + " constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+")
                    .formatted(wanted));
        }
        groups.create(wanted, tags);
    }

    void delete(@Nullable String name) {
        LogGroup group = groups.delete(LogErrors.required(name, "logGroupName"));
        filters.deleteAll(group);
        table.deleteGroup(group);
    }

    void keepFor(String name, @Nullable Integer days) {
        if (days != null && !RETENTIONS.contains(days)) {
            throw LogErrors.invalid(
                    "1 validation error detected: Value '%d' at 'retentionInDays' failed to satisfy".formatted(days)
                            + " constraint: Member must satisfy enum value set: "
                            + RETENTIONS.stream().sorted().toList());
        }
        groups.change(LogErrors.required(name, "logGroupName"), group -> group.keptFor(days));
    }

    DescribeLogGroupsResponse describe(DescribeLogGroupsRequest request) {
        if (request.logGroupNamePrefix() != null && request.logGroupNamePattern() != null) {
            throw LogErrors.invalid("logGroupNamePrefix and logGroupNamePattern must not be given together");
        }
        List<LogGroup> found = groups.all().stream()
                .filter(group ->
                        request.logGroupNamePrefix() == null || group.name().startsWith(request.logGroupNamePrefix()))
                .filter(group ->
                        request.logGroupNamePattern() == null || group.name().contains(request.logGroupNamePattern()))
                .toList();
        Page<LogGroup> page = Page.of(found, LogGroup::name, request.nextToken(), request.limit());
        Map<Long, Long> bytes = table.storedBytes();
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.items().stream()
                        .map(group -> described(group, bytes.getOrDefault(group.id(), 0L)))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup described(LogGroup group, long bytes) {
        return software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
                .logGroupName(group.name())
                .creationTime(group.created())
                .retentionInDays(group.retentionInDays())
                .metricFilterCount(filters.count(group))
                .arn(groups.arn(group.name()) + ":*")
                .logGroupArn(groups.arn(group.name()))
                .storedBytes(bytes)
                .logGroupClass(LogGroupClass.STANDARD)
                .build();
    }

    Map<String, String> tags(String arn) {
        return groups.get(null, arn).tags();
    }

    void tag(String arn, Map<String, String> tags) {
        groups.change(LogGroups.nameOf(LogErrors.required(arn, "resourceArn")), group -> {
            Map<String, String> all = new HashMap<>(group.tags());
            all.putAll(tags);
            return group.tagged(all);
        });
    }

    void untag(String arn, List<String> keys) {
        groups.change(LogGroups.nameOf(LogErrors.required(arn, "resourceArn")), group -> {
            Map<String, String> all = new HashMap<>(group.tags());
            keys.forEach(all::remove);
            return group.tagged(all);
        });
    }
}
