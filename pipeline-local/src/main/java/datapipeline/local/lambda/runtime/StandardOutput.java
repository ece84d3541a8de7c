package datapipeline.local.lambda.runtime;

import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives every function its own {@code System.out} and {@code System.err}, although the process has only one of each:
 * what a function's thread prints, or a thread that it started, goes to the function's log. Everything else prints where
 * it always did.
 */
final class StandardOutput extends OutputStream {
    private static final InheritableThreadLocal<@Nullable LineBuffer> OWNER = new InheritableThreadLocal<>();

    private final PrintStream before;

    static {
        System.setOut(new PrintStream(new StandardOutput(System.out), true));
        System.setErr(new PrintStream(new StandardOutput(System.err), true));
    }

    private StandardOutput(PrintStream before) {
        this.before = before;
    }

    /** From now on what the current thread prints, and any thread it starts, goes here. */
    static void ofThisThread(LineBuffer lines) {
        OWNER.set(lines);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        LineBuffer owner = OWNER.get();
        if (owner == null) {
            before.write(bytes, from, length);
        } else {
            owner.write(bytes, from, length);
        }
    }

    @Override
    public void flush() {
        if (OWNER.get() == null) {
            before.flush();
        }
    }
}
