package datapipeline.engines.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.Source;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines that are kept for the next file, and those that are not. */
class WarmWorkersTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final WarmWorkers workers = new WarmWorkers(Obedient.class, 64);

    @TempDir
    Path outputs;

    /** Does what it is told: the third argument. */
    static final class Obedient {
        private static final byte[][] HOARD = new byte[1024][];

        private Obedient() {}

        public static void main(String[] nothing) throws Exception {
            Worker.serve(arguments -> obey(arguments[2]));
        }

        private static WorkerAnswer obey(String order) throws Exception {
            switch (order) {
                case "refuse" -> throw new Refusal(ReasonCode.CORRUPT, "it is broken");
                case "fail" -> throw new IllegalStateException("a bug");
                case "crash" -> Runtime.getRuntime().halt(134);
                case "hoard" -> hoard();
                case "descend" -> descend(1);
                case "hang" -> Thread.sleep(LONG);
                case "litter" -> Files.writeString(temporary().resolve("litter"), "of one file");
                default -> System.out.println("whatever is printed is no answer");
            }
            try (var left = Files.list(temporary())) {
                return WorkerAnswer.done(
                        List.of(),
                        Map.of("pid", Long.toString(ProcessHandle.current().pid())),
                        Map.of("left", left.count()));
            }
        }

        private static void hoard() {
            for (int i = 0; i < HOARD.length; i++) {
                HOARD[i] = new byte[1 << 20];
            }
        }

        /** As a parser does that follows a file into its depth. */
        private static int descend(int depth) {
            return descend(depth + 1) + depth;
        }

        private static Path temporary() {
            return Path.of(System.getProperty("java.io.tmpdir"));
        }
    }

    @Test
    void asksTheSameMachineForTheNextFile() throws Exception {
        assertThat(pid(told("work"))).isEqualTo(pid(told("work")));
    }

    @Test
    void refusesAFileThatIsDeeperThanItsReadersStack() throws Exception {
        assertThat(told("descend"))
                .isInstanceOfSatisfying(
                        StepResult.Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ReasonCode.LIMIT_EXCEEDED));
        assertThat(told("work")).isInstanceOf(StepResult.Done.class);
    }

    @Test
    void leavesNothingOfOneFileToTheNext() throws Exception {
        assertThat(done(told("litter")).units()).containsEntry("left", 1L);
        assertThat(done(told("work")).units()).containsEntry("left", 0L);
    }

    @Test
    void countsTheProcessorTimeOfEachFileAlone() throws Exception {
        assertThat(done(told("work")).units().get("cpuMs")).isPositive();
        assertThat(done(told("work")).units().get("cpuMs"))
                .as("starting took most of it")
                .isLessThan(done(new WarmWorkers(Obedient.class, 64).perform(input(LONG), "work"))
                        .units()
                        .get("cpuMs"));
    }

    @Test
    void keepsNoMachineThatRefusedAFile() throws Exception {
        String before = pid(told("work"));
        assertThat(told("refuse"))
                .isInstanceOfSatisfying(
                        StepResult.Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ReasonCode.CORRUPT));
        assertThat(pid(told("work"))).isNotEqualTo(before);
        assertThat(ProcessHandle.of(Long.parseLong(before))).isNotPresent();
    }

    @Test
    void tellsWhatWentWrongAndGoesOnWithAnotherMachine() throws Exception {
        assertThat(broken(told("fail"))).isEqualTo(ReasonCode.ENGINE_FAILED);
        assertThat(broken(told("crash"))).isEqualTo(ReasonCode.ENGINE_CRASH);
        assertThat(told("hoard"))
                .isInstanceOfSatisfying(
                        StepResult.Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ReasonCode.LIMIT_EXCEEDED));
        assertThat(pid(told("work"))).isNotEmpty();
    }

    @Test
    void endsAMachineThatTakesTooLong() throws Exception {
        String before = pid(told("work"));
        assertThat(broken(workers.perform(input(Duration.ofMillis(200)), "hang")))
                .isEqualTo(ReasonCode.ENGINE_TIMEOUT);
        assertThat(ProcessHandle.of(Long.parseLong(before))).isNotPresent();
    }

    @Test
    void endsAMachineWhoseWorkIsCalledOff() throws Exception {
        String before = pid(told("work"));
        var work = new FutureTask<>(() -> told("hang"));
        Thread worker = Thread.ofVirtual().start(work);
        worker.interrupt();
        worker.join();
        assertThat(ProcessHandle.of(Long.parseLong(before))).isNotPresent();
        assertThat(pid(told("work"))).isNotEqualTo(before);
    }

    @Test
    void startsAnotherMachineWhereTheKeptOneDied() throws Exception {
        String before = pid(told("work"));
        ProcessHandle kept = ProcessHandle.of(Long.parseLong(before)).orElseThrow();
        kept.destroyForcibly();
        kept.onExit().join();
        assertThat(pid(told("work"))).isNotEqualTo(before);
    }

    private StepResult told(String order) throws InterruptedException {
        return workers.perform(input(LONG), order);
    }

    private StepInput input(Duration limit) {
        Source source = new Source("s3-input", "acme/file", Optional.empty(), "e", 1, "0", Optional.empty());
        return new StepInput(source, Format.TEXT, outputs.resolve("file"), outputs, limit);
    }

    private static StepResult.Done done(StepResult result) {
        assertThat(result).isInstanceOf(StepResult.Done.class);
        return (StepResult.Done) result;
    }

    private static String pid(StepResult result) {
        return done(result).metadata().get("pid");
    }

    private static ReasonCode broken(StepResult result) {
        assertThat(result).isInstanceOf(StepResult.Broken.class);
        return ((StepResult.Broken) result).problem().code();
    }
}
