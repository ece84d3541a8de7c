package datapipeline.engines.sandbox;

import datapipeline.model.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The inside of a Java child: answers once, and does not outlive its supervisor. */
public final class Worker {
    private static final int ORPHANED = 75;

    private Worker() {}

    /**
     * Does the work and prints the answer. Whatever else is printed meanwhile goes to standard error.
     *
     * @throws Exception what the work throws, other than {@link Refusal}; the process then ends with status 1
     */
    public static void run(Callable<WorkerAnswer> work) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Thread.ofPlatform().daemon().name("supervisor-watch").start(Worker::endWithSupervisor);
        answers.println(Json.write(answer(work)));
        answers.flush();
        Runtime.getRuntime().halt(0);
    }

    private static WorkerAnswer answer(Callable<WorkerAnswer> work) throws Exception {
        try {
            WorkerAnswer answer = work.call();
            return new WorkerAnswer(answer.problem(), answer.files(), answer.metadata(), withCpu(answer.units()));
        } catch (Refusal refusal) {
            return new WorkerAnswer(refusal.problem(), List.of(), Map.of(), withCpu(Map.of()));
        }
    }

    private static Map<String, Long> withCpu(Map<String, Long> units) {
        Map<String, Long> all = new HashMap<>(units);
        ProcessHandle.current().info().totalCpuDuration().ifPresent(cpu -> all.put("cpuMs", cpu.toMillis()));
        return all;
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
