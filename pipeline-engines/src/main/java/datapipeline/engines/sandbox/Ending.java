package datapipeline.engines.sandbox;

import java.time.Duration;

/** How a child ended. */
public sealed interface Ending {
    /** Processor time as last seen; a little less than all of it. */
    Duration cpu();

    /**
     * It ended by itself.
     *
     * @param status 0 for success; 128 and a signal's number when it was killed
     * @param out what it printed, up to a limit
     * @param errors what it complained about, up to a limit
     */
    record Exited(int status, String out, String errors, Duration cpu) implements Ending {
        /** Killed by the kernel or by its own memory fault, rather than giving up on the file. */
        public boolean crashed() {
            return status > 128 && status < 160;
        }
    }

    /** It used up its time and was killed. */
    record TimedOut(Duration limit, Duration cpu) implements Ending {}
}
