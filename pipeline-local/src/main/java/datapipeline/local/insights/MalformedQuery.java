package datapipeline.local.insights;

/**
 * A query that cannot be run, and where it goes wrong.
 *
 * <p>Trying again does not help: the query must be changed.
 */
public final class MalformedQuery extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int start;
    private final int end;

    public MalformedQuery(String message, int start, int end) {
        super("%s (at character %d)".formatted(message, start));
        this.start = start;
        this.end = end;
    }

    /** The offset of the first character that is at fault, from zero. */
    public int start() {
        return start;
    }

    /** The offset behind the last character that is at fault. */
    public int end() {
        return end;
    }
}
