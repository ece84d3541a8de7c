package datapipeline.local.logs.pattern;

/** A filter pattern that does not follow the syntax. Trying again does not help: it must be changed. */
public final class PatternRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    PatternRefused(String message) {
        super(message);
    }
}
