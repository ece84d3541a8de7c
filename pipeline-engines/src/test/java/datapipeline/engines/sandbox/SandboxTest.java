package datapipeline.engines.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
    @TempDir
    private Path directory;

    @Test
    void givesAChildNothingOfItsOwnEnvironment() throws Exception {
        Ending.Exited exited = (Ending.Exited) run("/usr/bin/env", Duration.ofSeconds(10));

        assertThat(exited.out().lines().map(line -> line.substring(0, line.indexOf('='))))
                .containsExactlyInAnyOrder("HOME", "TMPDIR", "LANG", "GIVEN");
    }

    @Test
    void killsAChildAndItsChildrenWhenTimeIsUp() throws Exception {
        Ending ending = shell("sleep 600 & echo $! > child; wait", Duration.ofMillis(500));

        assertThat(ending).isInstanceOf(Ending.TimedOut.class);
        long grandchild =
                Long.parseLong(Files.readString(directory.resolve("child")).strip());
        assertThat(endsSoon(grandchild)).isTrue();
    }

    @Test
    void killsAChildWhenItsCallerIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> shell("sleep 600", Duration.ofSeconds(60))).isInstanceOf(InterruptedException.class);
        assertThat(ProcessHandle.current().descendants().filter(SandboxTest::sleeps))
                .isEmpty();
    }

    @Test
    void keepsOnlyTheBeginningOfWhatAChildPrints() throws Exception {
        Ending.Exited exited = (Ending.Exited) shell("head -c 20000000 /dev/zero", Duration.ofSeconds(20));

        assertThat(exited.status()).isZero();
        assertThat(exited.out()).hasSize(4 << 20);
    }

    @Test
    void stopsAChildThatFillsTheDisk() throws Exception {
        Ending.Exited exited = (Ending.Exited) shell("head -c 3000000 /dev/zero > big", Duration.ofSeconds(20));

        assertThat(exited.status()).isNotZero();
        assertThat(directory.resolve("big").toFile()).hasSize(1_000_000);
    }

    private Ending shell(String script, Duration limit) throws InterruptedException {
        return run(List.of("/bin/sh", "-c", script), limit);
    }

    private Ending run(String program, Duration limit) throws InterruptedException {
        return run(List.of(program), limit);
    }

    private Ending run(List<String> words, Duration limit) throws InterruptedException {
        Child child = new Child(words, Map.of("GIVEN", "yes"), false, new Child.Resources(1L << 30, 1_000_000));
        return Sandbox.run(child, directory, limit);
    }

    /** The kill of an orphan is told to nobody, so this looks until it is seen. */
    private static boolean endsSoon(long pid) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (ProcessHandle.of(pid).filter(SandboxTest::runs).isPresent()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    /** A killed process may linger as a zombie where nobody collects orphans; it has no command line. */
    private static boolean runs(ProcessHandle process) {
        return process.info().commandLine().isPresent();
    }

    private static boolean sleeps(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("sleep 600");
    }
}
