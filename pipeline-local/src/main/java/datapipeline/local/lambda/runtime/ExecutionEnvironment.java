package datapipeline.local.lambda.runtime;

/** One instance of a function. It handles one event at a time, and is kept warm for the next. */
interface ExecutionEnvironment extends AutoCloseable {

    /** Handles an event; answers at the latest when the function's time is up. */
    Result invoke(Invocation invocation) throws InterruptedException;

    /** Whether another event may be given to it: not after a timeout or a crash. */
    boolean isAlive();

    /** {@code Max Memory Used: 84 MB\t}, or nothing where a function's memory cannot be told from the process's. */
    String memoryReport();

    /** Ends it, by force if need be. Never fails. */
    @Override
    void close();

    /** Makes environments. */
    interface Launcher {

        /**
         * Starts an environment and initializes the function in it.
         *
         * @throws InitializationFailed when the function's class cannot be loaded or made
         */
        ExecutionEnvironment launch(FunctionDefinition function, LogStream log)
                throws InitializationFailed, InterruptedException;
    }

    /** The function never came to life; the caller gets this error. */
    final class InitializationFailed extends Exception {
        private static final long serialVersionUID = 1;

        private final transient FunctionError error;

        InitializationFailed(FunctionError error) {
            super(error.type() + ": " + error.message());
            this.error = error;
        }

        FunctionError error() {
            return error;
        }
    }
}
