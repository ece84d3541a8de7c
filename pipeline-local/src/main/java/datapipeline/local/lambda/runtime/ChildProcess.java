package datapipeline.local.lambda.runtime;

import datapipeline.local.account.Account;
import datapipeline.local.lambda.runtime.Invocation.Deadline;
import datapipeline.local.lambda.runtime.RuntimeApi.Answered;
import datapipeline.local.lambda.runtime.RuntimeApi.Exited;
import datapipeline.local.lambda.runtime.RuntimeApi.NotReady;
import datapipeline.local.lambda.runtime.RuntimeApi.Ready;
import datapipeline.local.lambda.runtime.RuntimeApi.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An execution environment that is a process of its own, in which AWS's runtime interface client runs the function: it
 * shows whether the package is complete, how it starts, and that a crash harms nobody else. A function that is out of
 * time is killed. When this process dies, the child's connection to its runtime API breaks, and it ends.
 * What the child prints comes through a pipe, and may reach the log a moment after the lines that END and REPORT the
 * invocation.
 */
final class ChildProcess implements ExecutionEnvironment {
    /** A JVM on a busy machine takes its time; AWS gives ten seconds, and more in a second attempt. */
    private static final Duration INITIALIZATION = Duration.ofSeconds(60);

    private static final Duration OUTPUT_AFTER_THE_END = Duration.ofSeconds(2);

    private static final Logger LOG = System.getLogger(ChildProcess.class.getName());

    private final FunctionDefinition function;
    private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
    private final RuntimeApi api = new RuntimeApi(said);
    private final Process process;
    private final Thread output;
    private final Thread errors;

    private ChildProcess(FunctionDefinition function, Account account, LogStream log) {
        this.function = function;
        try {
            this.process = new ChildCommand(function, account, api.address(), log.name()).start();
        } catch (IOException e) {
            api.close();
            throw new UncheckedIOException("no process could be started for " + function.name(), e);
        }
        this.output = Thread.ofVirtual().start(() -> ChildOutput.copy(process.getInputStream(), log));
        this.errors = Thread.ofVirtual().start(() -> ChildOutput.copy(process.getErrorStream(), log));
        process.onExit().thenAccept(ended -> said.add(new Exited(ended.exitValue())));
    }

    static Launcher launcher(Account account) {
        return (function, log) -> {
            ChildProcess child = new ChildProcess(function, account, log);
            child.awaitInitialization();
            return child;
        };
    }

    private void awaitInitialization() throws InitializationFailed, InterruptedException {
        Said first = next(Deadline.in(INITIALIZATION));
        FunctionError error = switch (first) {
            case Ready ready -> null;
            case NotReady(FunctionError why) -> why;
            case Exited(int status) -> FunctionError.exited("", status);
            case Answered answered ->
                new FunctionError("it answered before it was asked", "Runtime.Unknown", List.of());
        };
        if (error != null) {
            close();
            throw new InitializationFailed(error);
        }
    }

    @Override
    public Result invoke(Invocation invocation) throws InterruptedException {
        Deadline deadline = Deadline.in(function.timeout());
        api.give(invocation, deadline);
        while (true) {
            Said heard = said.poll(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            if (heard == null) {
                close();
                return new Result.Failed(FunctionError.timedOut(invocation.requestId(), function.timeout()));
            }
            switch (heard) {
                case Answered(String id, Result result)
                when id.equals(invocation.requestId()) -> {
                    return result;
                }
                case Exited(int status) -> {
                    close();
                    return new Result.Failed(FunctionError.exited(invocation.requestId(), status));
                }
                case Answered late -> {}
                case NotReady again -> {}
                case Ready again -> {}
            }
        }
    }

    private Said next(Deadline deadline) throws InterruptedException {
        Said heard;
        try {
            heard = said.poll(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            close();
            throw e;
        }
        return heard == null
                ? new NotReady(new FunctionError(
                        "initialization took longer than " + INITIALIZATION, "Sandbox.Timedout", List.of()))
                : heard;
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The most that the process ever had in memory, as the kernel says; nothing where it does not say. */
    @Override
    public String memoryReport() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .map("Max Memory Used: %d MB\t"::formatted)
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /** Kills the process and waits for the last of its output; a process that it left behind may hold that open. */
    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
        try {
            boolean complete = output.join(OUTPUT_AFTER_THE_END) && errors.join(OUTPUT_AFTER_THE_END);
            if (!complete) {
                LOG.log(Level.WARNING, () -> function.name() + " left a process behind that still writes to its log");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
