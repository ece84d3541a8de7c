package datapipeline.model.ledger;

/** How many runs of an account were received, and how many of them have ended, in whatever way. */
public record LedgerTally(long received, long ended) {
    static final LedgerTally NONE = new LedgerTally(0, 0);

    /** The counter of runs that came. */
    public static final String RECEIVED = "received";

    /** The counter of lost runs that a person has looked into: a loss that is known need not wake anybody again. */
    public static final String WRITTEN_OFF = "writtenOff";

    public LedgerTally {
        if (received < 0 || ended < 0) {
            throw new IllegalArgumentException("nothing is counted down: %d, %d".formatted(received, ended));
        }
    }
}
