package datapipeline.local.bench;

import java.time.Duration;
import java.util.Locale;

/**
 * What it took to process files.
 *
 * @param wall from the first file's beginning to the last one's end
 * @param cpu of all processes together
 */
record Measured(String what, int files, Duration wall, Duration cpu) {
    static final String HEADER = "| what | files | wall s | files/s | CPU ms per file |\n|---|---|---|---|---|";

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.2f | %d |",
                what,
                files,
                wall.toMillis() / 1e3,
                files * 1e3 / wall.toMillis(),
                cpu.toMillis() / files);
    }

    /** Something that is measured. */
    interface Work {
        void run() throws Exception;
    }

    /** Measures what this process and its children do. */
    static Measured here(String what, int files, Work work) throws Exception {
        long pid = ProcessHandle.current().pid();
        Duration before = Cpu.usedBy(pid);
        long begin = System.nanoTime();
        work.run();
        return new Measured(
                what,
                files,
                Duration.ofNanos(System.nanoTime() - begin),
                Cpu.usedBy(pid).minus(before));
    }
}
