package datapipeline.model.cost;

import java.util.Optional;

/**
 * The request units of a run in the two tables, for items of the usual size (a run below 2 KB). A change of status is a
 * transaction of the run and its line of history, each counted twice, and rewrites the run in every index it lies in.
 * {@code RequestUnitsTest} holds these against what the embedded tables count for the same way. How units are counted:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
final class RequestUnits {
    /** Recorded, made the file's newest, queued or ended, told, settled; counted in the ledger at both ends. */
    private static final long WRITTEN_ALWAYS = 80;

    /** Claimed, and let go of or committed. */
    private static final long WRITTEN_A_CLAIM = 64;

    /** A lease that is renewed is no change of status, and so no transaction. */
    private static final long WRITTEN_A_BEAT = 14;

    /** The other half, what is served, and the run joined. */
    private static final long WRITTEN_WITH_OUTPUTS = 24;

    private static final long WRITTEN_AN_OUTPUT = 1;

    private static final long READ_ALWAYS = 5;
    private static final long READ_A_CLAIM = 3;
    private static final long READ_A_BEAT = 1;
    private static final long READ_WITH_OUTPUTS = 1;

    private RequestUnits() {}

    static long written(long claims, long beats, Optional<Integer> outputs) {
        long made = outputs.map(count -> WRITTEN_WITH_OUTPUTS + WRITTEN_AN_OUTPUT * count)
                .orElse(0L);
        return WRITTEN_ALWAYS + WRITTEN_A_CLAIM * claims + WRITTEN_A_BEAT * beats + made;
    }

    static long read(long claims, long beats, Optional<Integer> outputs) {
        long made = outputs.isPresent() ? READ_WITH_OUTPUTS : 0;
        return READ_ALWAYS + READ_A_CLAIM * claims + READ_A_BEAT * beats + made;
    }
}
