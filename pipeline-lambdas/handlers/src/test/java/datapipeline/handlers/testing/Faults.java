package datapipeline.handlers.testing;

/** Cuts the pipeline off at any call to the outside, before or after it took effect, as a killed process would be. */
public final class Faults {
    /** An error, so that nothing that handles exceptions survives it. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    private int left = -1;
    private boolean struck;

    /** Crashes at the n-th point from now, counted from 0. */
    public void crashAt(int point) {
        left = point;
        struck = false;
    }

    public boolean struck() {
        return struck;
    }

    void point() {
        if (left >= 0 && left-- == 0) {
            struck = true;
            throw new Crash();
        }
    }

    void around(Runnable effect) {
        point();
        effect.run();
        point();
    }
}
