package datapipeline.model.table;

import datapipeline.model.FileType;
import datapipeline.model.run.RunStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * DYNAMODB_INPUT: {@code pk} is the file, {@code sk} one of {@code HEAD}, {@code RUN#…}, {@code EVT#…}; the
 * ledger's counters lie beside the files, and the sweep's bookmarks. An index named {@code x} has the keys {@code xPk} and {@code xSk}; an item without them is not in it.
 */
public final class InputTable {
    /** Newest first by type and status: {@code PICTURE#FAILED#20261124}. */
    public static final String BY_TYPE_STATUS = "byTypeStatus";
    /** All runs by the day they came, spread over {@link #DAY_SHARDS}. */
    public static final String BY_DAY = "byDay";

    public static final String BY_TENANT = "byTenant";
    /** Runs that ended with a reason, by reason and day. */
    public static final String BY_REASON = "byReason";
    /** Runs that have not ended, by when somebody should look after them. */
    public static final String DUE = "due";

    public static final int DAY_SHARDS = 8;
    public static final int DUE_SHARDS = 4;
    public static final String HEAD = "HEAD";
    public static final String RUN_PREFIX = "RUN#";
    public static final String EVENT_PREFIX = "EVT#";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyyMM").withZone(ZoneOffset.UTC);

    private InputTable() {}

    public static String partition(String fileId) {
        return "FILE#" + fileId;
    }

    /** Where a run lies among the runs of its file; the same run always lies in the same place. */
    public static String runKey(String versionKey, int generation) {
        return "%s%s#%04d".formatted(RUN_PREFIX, versionKey, generation);
    }

    /** Where what happened to a run lies: in order of time, several in one millisecond told apart by {@code number}. */
    public static String eventKey(String runId, Instant at, int number) {
        return "%s%s#%013d#%d".formatted(EVENT_PREFIX, runId, at.toEpochMilli(), number);
    }

    /** All that happened to a run lies under this. */
    public static String eventsOf(String runId) {
        return EVENT_PREFIX + runId + "#";
    }

    public static String typeStatus(Optional<FileType> type, RunStatus status, Instant at) {
        return "%s#%s#%s".formatted(type.map(FileType::wireName).orElse("UNKNOWN"), status, day(at));
    }

    /** {@code 2026-11-24T10:00:00.123Z#runId} in thirteen digits: orders by time, then tells apart. */
    public static String at(Instant moment, String runId) {
        return "%013d#%s".formatted(moment.toEpochMilli(), runId);
    }

    public static String dayOf(Instant receivedAt, String runId) {
        return dayShard(receivedAt, Math.floorMod(runId.hashCode(), DAY_SHARDS));
    }

    /** The partitions that together hold a day. */
    public static List<String> shardsOfDay(Instant moment) {
        return IntStream.range(0, DAY_SHARDS)
                .mapToObj(shard -> dayShard(moment, shard))
                .toList();
    }

    private static String dayShard(Instant moment, int shard) {
        return "D#%s#%d".formatted(day(moment), shard);
    }

    public static String tenantMonth(String tenant, Instant moment) {
        return "T#%s#%s".formatted(tenant, MONTH.format(moment));
    }

    public static String reasonDay(String reasonCode, Instant moment) {
        return reasonCode + "#" + day(moment);
    }

    public static String dueShard(String runId) {
        return "DUE#" + Math.floorMod(runId.hashCode(), DUE_SHARDS);
    }

    /** The partitions that together hold every run that has not ended. */
    public static List<String> dueShards() {
        return IntStream.range(0, DUE_SHARDS).mapToObj(shard -> "DUE#" + shard).toList();
    }

    public static String day(Instant moment) {
        return DAY.format(moment);
    }
}
