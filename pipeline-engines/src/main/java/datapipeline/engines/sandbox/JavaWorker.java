package datapipeline.engines.sandbox;

import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepInput;
import datapipeline.model.engine.StepResult;
import datapipeline.model.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Java machine of its own for one file, where a parser may loop, fill its heap or take a native library down with it.
 *
 * @param main its main class, which calls {@link Worker#run}
 * @param heapMegabytes what it may use of the heap
 * @param brief whether it ends before the better of Java's compilers would have paid for itself
 */
public record JavaWorker(Class<?> main, int heapMegabytes, boolean brief) {
    /** What -XX:+ExitOnOutOfMemoryError ends with. */
    private static final int OUT_OF_MEMORY = 3;

    /** For what OpenMP would spread over the machine: a queue full of files keeps its cores busy better. */
    private static final Map<String, String> ONE_THREAD = Map.of("OMP_THREAD_LIMIT", "1");

    private static final long FILE_SIZE = 2L << 30;

    /** For work of seconds. */
    public JavaWorker(Class<?> main, int heapMegabytes) {
        this(main, heapMegabytes, true);
    }

    /** Runs it on a file; the arguments follow the file's path and the output directory's. */
    public StepResult perform(StepInput input, String... arguments) throws InterruptedException {
        try (Scratch scratch = Scratch.make()) {
            Child child = once(scratch.directory(), words(input, List.of(arguments)));
            var progress = new WorkerProgress(input.progress());
            return result(Sandbox.run(child, scratch.directory(), input.limit(), progress), input.outputs());
        }
    }

    /** What an ending means for the file. */
    StepResult result(Ending ending, Path outputs) {
        return switch (ending) {
            case Ending.TimedOut(var limit, var cpu) ->
                broken(ReasonCode.ENGINE_TIMEOUT, "the worker did not finish within %d s".formatted(limit.toSeconds()));
            case Ending.Exited exited -> result(exited, outputs);
        };
    }

    private StepResult result(Ending.Exited exited, Path outputs) {
        if (exited.status() == 0) {
            return Json.read(WorkerProgress.answerIn(exited.out()), WorkerAnswer.class)
                    .result(outputs);
        }
        if (exited.status() == OUT_OF_MEMORY) {
            return new StepResult.Refused(Problem.of(
                    ReasonCode.LIMIT_EXCEEDED, "the file needs more than %d MB of memory".formatted(heapMegabytes)));
        }
        if (exited.crashed()) {
            return broken(ReasonCode.ENGINE_CRASH, "the worker died with status %d".formatted(exited.status()));
        }
        String said = exited.errors().strip();
        return broken(ReasonCode.ENGINE_FAILED, "the worker ended with status %d: %s".formatted(exited.status(), said));
    }

    /** What a worker is told of a file. */
    static List<String> words(StepInput input, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(
                input.file().toAbsolutePath().toString(),
                input.outputs().toAbsolutePath().toString()));
        words.addAll(arguments);
        return words;
    }

    /** The machine that ends after one file. */
    private Child once(Path scratch, List<String> arguments) {
        return child(scratch, brief ? List.of("-XX:TieredStopAtLevel=1") : List.of(), arguments);
    }

    /** The machine that is asked for one file after the other. */
    Child kept(Path scratch) {
        return child(scratch, List.of(), List.of());
    }

    private Child child(Path scratch, List<String> flags, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                ClassPath.of(JavaWorker.class.getClassLoader()),
                main.getName()));
        words.addAll(1, flags);
        words.addAll(arguments);
        return new Child(words, ONE_THREAD, true, new Child.Resources(0, FILE_SIZE));
    }

    private static StepResult broken(ReasonCode code, String message) {
        return new StepResult.Broken(Problem.of(code, message));
    }
}
