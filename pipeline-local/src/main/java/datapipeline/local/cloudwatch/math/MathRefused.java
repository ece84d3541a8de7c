package datapipeline.local.cloudwatch.math;

/** An expression that cannot be read or computed. Trying again does not help: it must be changed. */
public final class MathRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MathRefused(String message) {
        super(message);
    }
}
