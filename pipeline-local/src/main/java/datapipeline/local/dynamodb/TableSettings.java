package datapipeline.local.dynamodb;

import java.util.Map;
import java.util.Optional;

/**
 * What of a table can change without touching its items.
 *
 * @param timeToLive the attribute that says when an item expires, in seconds since 1970
 * @param throughput what was provisioned; empty when paid per request
 */
record TableSettings(
        Optional<Throughput> throughput,
        Optional<String> timeToLive,
        Map<String, String> tags,
        boolean deletionProtection,
        boolean pointInTimeRecovery) {

    /** Read and write units a second. They are shown and never enforced: one machine is limit enough. */
    record Throughput(long read, long write) {}

    TableSettings {
        tags = Map.copyOf(tags);
    }

    TableSettings withThroughput(Optional<Throughput> changed) {
        return new TableSettings(changed, timeToLive, tags, deletionProtection, pointInTimeRecovery);
    }

    TableSettings withTimeToLive(Optional<String> changed) {
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
