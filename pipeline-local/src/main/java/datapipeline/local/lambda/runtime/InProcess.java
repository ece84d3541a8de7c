package datapipeline.local.lambda.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import datapipeline.local.account.Account;
import datapipeline.local.lambda.runtime.Invocation.Deadline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An execution environment that is one thread of this process, with the function's class loader and standard output.
 *
 * <p>A function that is out of time is interrupted, and its environment is not used again; one that ignores the
 * interrupt goes on in the background until it ends by itself, because a thread cannot be killed. Statics are shared by
 * the environments of a function, unlike on AWS. The memory setting limits nothing.
 */
final class InProcess implements ExecutionEnvironment {
    /** What AWS allows a function to initialize, before it takes it from the first invocation's time. */
    private static final Duration INITIALIZATION = Duration.ofSeconds(10);

    private final FunctionDefinition function;
    private final LogStream log;
    private final LineBuffer printed;
    private final ExecutorService thread;
    private final EventHandler handler;
    private volatile boolean alive = true;

    private InProcess(FunctionDefinition function, ClassLoader loader, LogStream log)
            throws InitializationFailed, InterruptedException {
        this.function = function;
        this.log = log;
        this.printed = new LineBuffer(log::line);
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = Thread.ofPlatform()
                    .name("lambda-" + function.name())
                    .daemon()
                    .unstarted(() -> {
                        StandardOutput.ofThisThread(printed);
                        work.run();
                    });
            made.setContextClassLoader(loader);
            return made;
        });
        this.handler = initialize(loader);
    }

    /** One class loader for each function, kept as long as the launcher. */
    static Launcher launcher(FunctionDefinition definition, Account account) {
        ClassLoader loader = new FunctionClassLoader(definition, account);
        return (function, log) -> new InProcess(function, loader, log);
    }

    private EventHandler initialize(ClassLoader loader) throws InitializationFailed, InterruptedException {
        Duration allowed = INITIALIZATION.plus(function.timeout());
        try {
            return within(Deadline.in(allowed), () -> EventHandler.load(function.handler(), loader));
        } catch (ExecutionException e) {
            close();
            Throwable cause = EventHandler.causeOf(e);
            throw cause instanceof InitializationFailed failed
                    ? failed
                    : new InitializationFailed(FunctionError.ofLoading(cause, function.handler()));
        } catch (TimeoutException e) {
            close();
            throw new InitializationFailed(FunctionError.ofLoading(
                    new TimeoutException("initialization took longer than " + allowed), function.handler()));
        }
    }

    @Override
    public Result invoke(Invocation invocation) throws InterruptedException {
        Deadline deadline = Deadline.in(function.timeout());
        try {
            return within(deadline, () -> handle(invocation, deadline));
        } catch (ExecutionException e) {
            return new Result.Failed(FunctionError.of(EventHandler.causeOf(e)));
        } catch (TimeoutException e) {
            alive = false;
            return new Result.Failed(FunctionError.timedOut(invocation.requestId(), function.timeout()));
        } finally {
            printed.flush();
        }
    }

    private Result handle(Invocation invocation, Deadline deadline) throws Exception {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handle(
                new ByteArrayInputStream(invocation.payload().getBytes(UTF_8)),
                answer,
                new LocalContext(function, invocation, deadline, log));
        return new Result.Returned(answer.toString(UTF_8));
    }

    private <T> T within(Deadline deadline, Callable<T> work)
            throws InterruptedException, ExecutionException, TimeoutException {
        Future<T> running = thread.submit(work);
        try {
            return running.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException | TimeoutException e) {
            alive = false;
            running.cancel(true);
            throw e;
        }
    }

    @Override
    public boolean isAlive() {
        return alive;
    }

    @Override
    public String memoryReport() {
        return "";
    }

    @Override
    public void close() {
        alive = false;
        thread.shutdownNow();
    }
}
