package datapipeline.local.dynamodb;

import java.util.Map;
import java.util.Optional;

/**
 * What of a table can change without touching its items.
 *
 * @param timeToLive by which attribute items expire, if they do
 * @param throughput what was provisioned; empty when paid per request
 */
record TableSettings(
        Optional<Throughput> throughput,
        Optional<TimeToLive> timeToLive,
        Map<String, String> tags,
        boolean deletionProtection,
        boolean pointInTimeRecovery) {

    /** Read and write units a second. They are shown and never enforced: one machine is limit enough. */
    record Throughput(long read, long write) {}

    /**
     * How items expire.
     *
     * @param attribute says when, in seconds since 1970
     * @param isBackfilling while items that were there before are still being looked at
     */
    record TimeToLive(String attribute, boolean isBackfilling) {}

    TableSettings {
        tags = Map.copyOf(tags);
    }

    TableSettings withThroughput(Optional<Throughput> changed) {
        return new TableSettings(changed, timeToLive, tags, deletionProtection, pointInTimeRecovery);
    }

    TableSettings withTimeToLive(Optional<TimeToLive> changed) {
        return new TableSettings(throughput, changed, tags, deletionProtection, pointInTimeRecovery);
    }

    TableSettings withTags(Map<String, String> changed) {
        return new TableSettings(throughput, timeToLive, changed, deletionProtection, pointInTimeRecovery);
    }

    TableSettings withDeletionProtection(boolean changed) {
        return new TableSettings(throughput, timeToLive, tags, changed, pointInTimeRecovery);
    }

    TableSettings withPointInTimeRecovery(boolean changed) {
        return new TableSettings(throughput, timeToLive, tags, deletionProtection, changed);
    }
}
