package datapipeline.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Processor time as Linux counts it. Source: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
final class Cpu {
    private static final long MILLIS_PER_TICK = 10;
    /** Where utime, stime, cutime and cstime stand, counted from behind the command's closing bracket. */
    private static final int FIRST = 11;

    private static final int FIELDS = 4;

    private Cpu() {}

    /** What a process has used so far, together with all its children that have ended. */
    static Duration usedBy(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int i = FIRST; i < FIRST + FIELDS; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return Duration.ofMillis(ticks * MILLIS_PER_TICK);
        } catch (IOException e) {
            throw new UncheckedIOException("the processor time of process %d cannot be read".formatted(pid), e);
        }
    }
}
