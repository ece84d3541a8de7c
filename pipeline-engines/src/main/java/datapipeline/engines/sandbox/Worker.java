package datapipeline.engines.sandbox;

import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.Progress;
import datapipeline.model.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;

/** The inside of a Java child: answers once, and does not outlive its supervisor. */
public final class Worker {
    /** What a line begins with that is an answer; the machine itself, or a library, may print others. */
    static final String ANSWER = "answer: ";

    private static final int ORPHANED = 75;

    private Worker() {}

    /**
     * Does the work and prints the answer. Whatever else is printed meanwhile goes to standard error.
     *
     * @throws Exception what the work throws, other than {@link Refusal}; the process then ends with status 1
     */
    public static void run(Callable<WorkerAnswer> work) throws Exception {
        runTelling(progress -> work.call());
    }

    /** What takes long enough to tell how far it has got. */
    @FunctionalInterface
    public interface LongWork {
        WorkerAnswer done(Progress progress) throws Exception;
    }

    /**
     * The same for work that tells how far it has got.
     *
     * @throws Exception what the work throws, other than {@link Refusal}; the process then ends with status 1
     */
    public static void runTelling(LongWork work) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Thread.ofPlatform().daemon().name("supervisor-watch").start(Worker::endWithSupervisor);
        Progress progress = WorkerProgress.toldOn(answers);
        answers.println(Json.write(answer(() -> work.done(progress), Duration.ZERO)));
        answers.flush();
        Runtime.getRuntime().halt(0);
    }

    /** What is done with one file: its path, the output directory's, and what else the engine says. */
    @FunctionalInterface
    public interface Work {
        WorkerAnswer on(String[] arguments) throws Exception;
    }

    /**
     * Does the work on one file after the other, as they are asked for on standard input, a JSON list of arguments a line.
     * It ends with its supervisor, or after work that went wrong.
     *
     * @throws Exception what the work throws, other than {@link Refusal}; the process then ends with status 1
     */
    public static void serve(Work work) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BlockingQueue<String[]> asked = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().name("supervisor-watch").start(() -> hear(asked));
        Duration used = Duration.ZERO; // The first file pays for the start.
        while (true) {
            String[] arguments = asked.take();
            answers.println(ANSWER + Json.write(answer(() -> work.on(arguments), used)));
            answers.flush();
            used = cpu();
        }
    }

    private static void hear(BlockingQueue<String[]> asked) {
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                asked.add(Json.read(line, String[].class));
            }
        } catch (IOException broken) {
            System.err.println("the supervisor is gone: " + broken.getMessage());
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    private static WorkerAnswer answer(Callable<WorkerAnswer> work, Duration before) throws Exception {
        try {
            WorkerAnswer answer = work.call();
            return new WorkerAnswer(
                    answer.problem(), answer.files(), answer.metadata(), withCpu(answer.units(), before));
        } catch (Refusal refusal) {
            return new WorkerAnswer(refusal.problem(), List.of(), Map.of(), withCpu(Map.of(), before));
        } catch (StackOverflowError deep) {
            // Readers follow a file into its depth by calling themselves; a file made by hand has more of it than a
            // stack.
            Problem problem = Problem.of(
                    ReasonCode.LIMIT_EXCEEDED, "the file nests things in one another deeper than can be followed");
            return new WorkerAnswer(problem, List.of(), Map.of(), withCpu(Map.of(), before));
        }
    }

    private static Map<String, Long> withCpu(Map<String, Long> units, Duration before) {
        Map<String, Long> all = new HashMap<>(units);
        all.put("cpuMs", cpu().minus(before).toMillis());
        return all;
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The supervisor holds the other end of standard input and never writes to it. */
    private static void endWithSupervisor() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException broken) {
            System.err.println("the supervisor is gone: " + broken.getMessage());
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
