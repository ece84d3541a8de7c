package datapipeline.local.dynamodb;

import datapipeline.local.dynamodb.TableSettings.TimeToLive;
import datapipeline.local.dynamodb.item.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsStatus;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/** Time to live, tags and the switch for point-in-time recovery. */
final class SettingOperations {
    private final Tables tables;
    private final Backfill backfill;

    SettingOperations(Tables tables, Backfill backfill) {
        this.tables = tables;
        this.backfill = backfill;
    }

    private Table change(Table table, UnaryOperator<TableSettings> change) {
        return tables.redefine(table, definition -> definition.with(change.apply(definition.settings())));
    }

    UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
        TimeToLiveSpecification wanted = request.timeToLiveSpecification();
        Table table = tables.named(request.tableName());
        change(table, settings -> settings.withTimeToLive(changed(settings.timeToLive(), wanted)));
        backfill.fill(table);
        return UpdateTimeToLiveResponse.builder()
                .timeToLiveSpecification(wanted)
                .build();
    }

    private static Optional<TimeToLive> changed(Optional<TimeToLive> now, TimeToLiveSpecification wanted) {
        boolean enable = Boolean.TRUE.equals(wanted.enabled());
        boolean same = now.filter(ttl -> ttl.attribute().equals(wanted.attributeName()))
                .isPresent();
        if (now.isPresent() && !same) {
            throw Refusal.validation("TimeToLive is active on a different AttributeName: current AttributeName is "
                    + now.get().attribute());
        }
        if (enable == same) {
            throw Refusal.validation("TimeToLive is already " + (enable ? "enabled" : "disabled"));
        }
        return enable ? Optional.of(new TimeToLive(wanted.attributeName(), true)) : Optional.empty();
    }

    DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
        Optional<TimeToLive> ttl =
                tables.named(request.tableName()).definition().settings().timeToLive();
        TimeToLiveStatus status = ttl.map(
                        each -> each.isBackfilling() ? TimeToLiveStatus.ENABLING : TimeToLiveStatus.ENABLED)
                .orElse(TimeToLiveStatus.DISABLED);
        return DescribeTimeToLiveResponse.builder()
                .timeToLiveDescription(description -> description
                        .attributeName(ttl.map(TimeToLive::attribute).orElse(null))
                        .timeToLiveStatus(status))
                .build();
    }

    TagResourceResponse tag(TagResourceRequest request) {
        change(tables.named(request.resourceArn()), settings -> {
            Map<String, String> tags = new HashMap<>(settings.tags());
            tags.putAll(TableRequests.tags(request.tags()));
            return settings.withTags(tags);
        });
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse untag(UntagResourceRequest request) {
        change(tables.named(request.resourceArn()), settings -> {
            Map<String, String> tags = new HashMap<>(settings.tags());
            request.tagKeys().forEach(tags::remove);
            return settings.withTags(tags);
        });
        return UntagResourceResponse.builder().build();
    }

    ListTagsOfResourceResponse listTags(ListTagsOfResourceRequest request) {
        Map<String, String> tags =
                tables.named(request.resourceArn()).definition().settings().tags();
        List<Tag> listed = tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return ListTagsOfResourceResponse.builder().tags(listed).build();
    }

    UpdateContinuousBackupsResponse updateBackups(UpdateContinuousBackupsRequest request) {
        boolean enabled =
                Boolean.TRUE.equals(request.pointInTimeRecoverySpecification().pointInTimeRecoveryEnabled());
        Table table = change(tables.named(request.tableName()), settings -> settings.withPointInTimeRecovery(enabled));
        return UpdateContinuousBackupsResponse.builder()
                .continuousBackupsDescription(backups(table))
                .build();
    }

    DescribeContinuousBackupsResponse describeBackups(DescribeContinuousBackupsRequest request) {
        return DescribeContinuousBackupsResponse.builder()
                .continuousBackupsDescription(backups(tables.named(request.tableName())))
                .build();
    }

    /** The switch is kept; there is no recovery behind it, so no times are shown that one could restore to. */
    private static ContinuousBackupsDescription backups(Table table) {
        boolean enabled = table.definition().settings().pointInTimeRecovery();
        return ContinuousBackupsDescription.builder()
                .continuousBackupsStatus(ContinuousBackupsStatus.ENABLED)
                .pointInTimeRecoveryDescription(description -> description.pointInTimeRecoveryStatus(
                        enabled ? PointInTimeRecoveryStatus.ENABLED : PointInTimeRecoveryStatus.DISABLED))
                .build();
    }
}
