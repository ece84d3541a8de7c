package datapipeline.engines.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs one child at a time for its caller. The child knows nothing of this process's environment, so no credentials;
 * it works in a directory of its own; and it is killed with all its descendants when its time is up, when the caller is
 * interrupted and when this process ends. Should this process be killed, a Java child notices and ends; any other is
 * ended by its limit of processor time.
 */
public final class Sandbox {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final int CAPTURED = 4 << 20;
    private static final long SAMPLE_MS = 20;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private Sandbox() {}

    /**
     * Runs the child to its end.
     *
     * @param directory an empty one; the child's working directory
     * @throws InterruptedException when called off; the child is dead by then
     * @throws UncheckedIOException when it could not be started
     */
    public static Ending run(Child child, Path directory, Duration limit) throws InterruptedException {
        return run(child, directory, limit, line -> {});
    }

    /**
     * Runs the child to its end, and passes on each line that it prints; the listener is called on another thread.
     *
     * @throws InterruptedException when called off; the child is dead by then
     * @throws UncheckedIOException when it could not be started
     */
    public static Ending run(Child child, Path directory, Duration limit, Consumer<String> listener)
            throws InterruptedException {
        try (Started started = start(child, directory, limit)) {
            return await(started.process(), limit, listener);
        }
    }

    /** A child at work, which ends with this process at the latest. */
    record Started(Process process, Thread atExit) implements AutoCloseable {
        @Override
        public void close() {
            kill(process);
            forget(atExit);
        }
    }

    /**
     * Starts the child.
     *
     * @param directory an empty one; the child's working directory
     * @param limit after which the kernel ends it, in processor time of all cores
     * @throws UncheckedIOException when it could not be started
     */
    static Started start(Child child, Path directory, Duration limit) {
        Process process = process(child, directory, limit);
        Thread atExit = Thread.ofPlatform().unstarted(() -> kill(process));
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            kill(process);
            throw alreadyEnding;
        }
        return new Started(process, atExit);
    }

    private static Process process(Child child, Path directory, Duration limit) {
        ProcessBuilder builder = new ProcessBuilder(limited(child, limit)).directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(Map.of("HOME", directory.toString(), "TMPDIR", directory.toString(), "LANG", "C.UTF-8"));
        environment.putAll(child.environment());
        try {
            Process process = builder.start();
            if (!child.watchesParent()) {
                process.getOutputStream().close();
            }
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot start %s".formatted(child.command().getFirst()), e);
        }
    }

    /** Through prlimit of util-linux where there is one; elsewhere the wall clock alone must do. */
    private static List<String> limited(Child child, Duration limit) {
        if (!Files.isExecutable(PRLIMIT)) {
            return child.command();
        }
        List<String> words = new ArrayList<>(List.of(PRLIMIT.toString()));
        if (child.resources().addressSpace() > 0) {
            words.add("--as=" + child.resources().addressSpace());
        }
        long cores = Runtime.getRuntime().availableProcessors();
        words.add("--cpu=" + Math.max(1, limit.toSeconds() * cores));
        words.add("--fsize=" + child.resources().fileSize());
        words.add("--core=0");
        words.addAll(child.command());
        return words;
    }

    private static Ending await(Process process, Duration limit, Consumer<String> listener)
            throws InterruptedException {
        Captured out = Captured.from(process.getInputStream(), CAPTURED, listener);
        Captured errors = Captured.from(process.getErrorStream(), CAPTURED, line -> {});
        long end = System.nanoTime() + limit.toNanos();
        Duration cpu = Duration.ZERO;
        while (!process.waitFor(SAMPLE_MS, TimeUnit.MILLISECONDS)) {
            cpu = process.info().totalCpuDuration().orElse(cpu);
            if (System.nanoTime() > end) {
                return new Ending.TimedOut(limit, cpu);
            }
        }
        return new Ending.Exited(process.exitValue(), out.text(LAST_WORDS), errors.text(LAST_WORDS), cpu);
    }

    /** Whoever clears the directory afterwards finds nobody writing into it; an interrupted caller waits all the same. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit()
                .completeOnTimeout(process, LAST_WORDS.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            // The machine is going down and has started the hook: it kills the child, as this method's caller just did.
            atExit.setName("ending");
        }
    }
}
