package datapipeline.local.lambda.poller;

import datapipeline.local.lambda.runtime.FunctionPool.Throttled;
import datapipeline.local.lambda.runtime.Result;
import java.time.Duration;
import java.util.Optional;

/** The functions that mappings feed. */
public interface BatchFunctions {

    /** The function's timeout; empty when there is no such function. */
    Optional<Duration> timeout(String function);

    /** Runs the function with a batch and waits for its answer. */
    Result invoke(String function, String event) throws Throttled, InterruptedException;
}
