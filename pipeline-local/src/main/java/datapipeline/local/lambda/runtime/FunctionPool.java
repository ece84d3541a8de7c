package datapipeline.local.lambda.runtime;

import datapipeline.local.account.Account;
import datapipeline.local.lambda.runtime.ExecutionEnvironment.InitializationFailed;
import datapipeline.local.lambda.runtime.FunctionMetrics.Metric;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The execution environments of one function: warm ones are used again, new ones are started up to the limit. */
public final class FunctionPool implements AutoCloseable {

    /**
     * What came of an invocation.
     *
     * @param logTail the end of what it logged
     */
    public record Invoked(Result result, String logTail) {}

    /** All the executions that the function may have at a time are busy; trying again later may help. */
    public static final class Throttled extends Exception {
        private static final long serialVersionUID = 1;

        /** @param limit how many executions the function may have */
        public Throttled(String function, int limit) {
            super("%s already runs %d times at once".formatted(function, limit), null, false, false);
        }
    }

    /** Where a function's executions live. */
    public enum Mode {
        /** Threads of this process, with a class loader for each function. */
        IN_PROCESS,
        /** A process for each execution, with AWS's own runtime in it. */
        PROCESS
    }

    private static final Duration KEPT_WARM = Duration.ofMinutes(5);

    private final FunctionDefinition function;
    private final ExecutionEnvironment.Launcher launcher;
    private final FunctionLogs logs;
    private final FunctionMetrics metrics;
    private final InstantSource clock;
    private final ConcurrentLinkedDeque<Warm> warm = new ConcurrentLinkedDeque<>();
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean closed;

    private record Warm(ExecutionEnvironment environment, LogStream log, long since) {}

    FunctionPool(
            FunctionDefinition function,
            ExecutionEnvironment.Launcher launcher,
            FunctionLogs logs,
            FunctionMetrics metrics,
            InstantSource clock) {
        this.function = function;
        this.launcher = launcher;
        this.logs = logs;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A pool without any environment: the first event starts one. */
    public static FunctionPool open(
            Mode mode,
            FunctionDefinition function,
            Account account,
            FunctionLogs logs,
            FunctionMetrics metrics,
            InstantSource clock) {
        ExecutionEnvironment.Launcher launcher = switch (mode) {
            case IN_PROCESS -> InProcess.launcher(function, account);
            case PROCESS -> ChildProcess.launcher(account);
        };
        return new FunctionPool(function, launcher, logs, metrics, clock);
    }

    /** The function that runs here. */
    public FunctionDefinition function() {
        return function;
    }

    /**
     * Runs the function with an event and waits for its end.
     *
     * @param limit how many executions there may be at a time
     * @throws Throttled when there are as many already
     */
    public Invoked invoke(Invocation invocation, int limit) throws Throttled, InterruptedException {
        if (running.incrementAndGet() > limit) {
            running.decrementAndGet();
            metrics.record(function.name(), Metric.THROTTLES, 1);
            throw new Throttled(function.name(), limit);
        }
        metrics.record(function.name(), Metric.CONCURRENT_EXECUTIONS, running.get());
        try {
            return run(invocation);
        } finally {
            running.decrementAndGet();
        }
    }

    private Invoked run(Invocation invocation) throws InterruptedException {
        Warm used = warm.pollFirst();
        LogStream log = used == null ? new LogStream(logs, function.logGroup(), clock) : used.log;
        long started = System.nanoTime();
        Duration initialized = Duration.ZERO;
        log.begin();
        Result result;
        ExecutionEnvironment environment = null;
        try {
            environment = used == null ? launcher.launch(function, log) : used.environment;
            if (used == null) {
                initialized = since(started);
                started = System.nanoTime();
            }
            log.line("START RequestId: %s Version: $LATEST".formatted(invocation.requestId()));
            result = environment.invoke(invocation);
        } catch (InitializationFailed e) {
            log.line("START RequestId: %s Version: $LATEST".formatted(invocation.requestId()));
            result = new Result.Failed(e.error());
        } catch (InterruptedException e) {
            if (environment != null) {
                environment.close();
            }
            throw e;
        }
        report(invocation, result, environment, log, since(started), initialized);
        end(environment, log);
        return new Invoked(result, log.tail());
    }

    /** Keeps the environment warm, or ends it. */
    private void end(@Nullable ExecutionEnvironment environment, LogStream log) {
        if (environment == null) {
            return;
        }
        if (environment.isAlive() && !closed) {
            warm.addFirst(new Warm(environment, log, System.nanoTime()));
            endIdle();
        } else {
            environment.close();
        }
    }

    /** The most recently used environment is always used first, so the idle ones are last. */
    private void endIdle() {
        Warm last = warm.peekLast();
        while (last != null && since(last.since).compareTo(KEPT_WARM) > 0 && warm.removeLastOccurrence(last)) {
            last.environment.close();
            last = warm.peekLast();
        }
    }

    private void report(
            Invocation invocation,
            Result result,
            @Nullable ExecutionEnvironment environment,
            LogStream log,
            Duration took,
            Duration initialized) {
        metrics.record(function.name(), Metric.INVOCATIONS, 1);
        metrics.record(function.name(), Metric.DURATION, millis(took));
        metrics.record(function.name(), Metric.ERRORS, result instanceof Result.Failed ? 1 : 0);
        if (result instanceof Result.Failed(FunctionError error)) {
            log.line(error.json());
        }
        log.line("END RequestId: " + invocation.requestId());
        String init =
                initialized.isZero() ? "" : String.format(Locale.ROOT, "Init Duration: %.2f ms\t", millis(initialized));
        log.line(String.format(
                Locale.ROOT,
                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %.0f ms\tMemory Size: %d MB\t%s%s",
                invocation.requestId(),
                millis(took),
                Math.ceil(millis(took) + millis(initialized)),
                function.memoryMb(),
                environment == null ? "" : environment.memoryReport(),
                init));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    /** Ends all warm environments; running ones end after what they are doing. */
    @Override
    public void close() {
        closed = true;
        for (Warm one = warm.pollFirst(); one != null; one = warm.pollFirst()) {
            one.environment.close();
        }
    }
}
