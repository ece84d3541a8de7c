package datapipeline.model.table;

import datapipeline.model.FileType;
import java.time.Duration;
import java.time.Instant;

/**
 * DYNAMODB_OUTPUT: {@code pk} is the run; {@code sk} is {@code OUT} for the joined result and {@code OBJ#…} for each
 * output. {@code pk} of a file with {@code sk} {@code CURRENT} names the run whose outputs are served.
 */
public final class OutputTable {
    /** The slowest of a day by type. */
    public static final String BY_TAT = "byTat";

    public static final String RESULT = "OUT";
    public static final String OBJECT_PREFIX = "OBJ#";
    public static final String CURRENT = "CURRENT";

    private OutputTable() {}

    public static String partition(String runId) {
        return "RUN#" + runId;
    }

    public static String filePartition(String fileId) {
        return InputTable.partition(fileId);
    }

    /** Which of a file's runs is served: that of the newest version, and of its newest generation. */
    public static String servedOrder(String sequencer, int generation) {
        return "%s#%04d".formatted(sequencer, generation);
    }

    public static String objectKey(String step, int number) {
        return "%s%s#%04d".formatted(OBJECT_PREFIX, step, number);
    }

    public static String dayType(Instant completedAt, FileType type) {
        return InputTable.day(completedAt) + "#" + type.wireName();
    }

    public static String tat(Duration tat, String runId) {
        return "%012d#%s".formatted(tat.toMillis(), runId);
    }
}
