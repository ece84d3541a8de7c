package datapipeline.model.ledger;

import datapipeline.model.FileType;
import datapipeline.model.table.InputTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One item of counters in DYNAMODB_INPUT. A run is received and ended in the same account, whatever happens in between,
 * so each account balances on its own; one of a day that is over stands still, and nothing can hide a loss in it.
 *
 * @param shard spreads the counting, as every write of an item waits for the one before
 * @param day of receiving, in UTC: {@code 20261124}
 * @param family the type of file, or {@code UNKNOWN}
 */
public record LedgerAccount(int shard, String day, String family) {
    private static final int SHARDS = 16;
    private static final String PREFIX = "LEDGER#";

    public LedgerAccount {
        if (shard < 0 || shard >= SHARDS) {
            throw new IllegalArgumentException("the ledger has no shard " + shard);
        }
    }

    /** Where a run is counted. */
    public static LedgerAccount of(String runId, Instant receivedAt, Optional<FileType> type) {
        return new LedgerAccount(
                Math.floorMod(runId.hashCode(), SHARDS),
                InputTable.day(receivedAt),
                type.map(FileType::wireName).orElse("UNKNOWN"));
    }

    /** The account that lies under these keys. */
    public static LedgerAccount at(String partition, String sortKey) {
        int family = sortKey.indexOf('#');
        if (!partition.startsWith(PREFIX) || family < 0) {
            throw new IllegalArgumentException("%s, %s is no account of the ledger".formatted(partition, sortKey));
        }
        return new LedgerAccount(
                Integer.parseInt(partition.substring(PREFIX.length())),
                sortKey.substring(0, family),
                sortKey.substring(family + 1));
    }

    /** The partitions that together hold every account. */
    public static List<String> partitions() {
        return IntStream.range(0, SHARDS).mapToObj(shard -> PREFIX + shard).toList();
    }

    public String partition() {
        return PREFIX + shard;
    }

    public String sortKey() {
        return day + "#" + family;
    }
}
