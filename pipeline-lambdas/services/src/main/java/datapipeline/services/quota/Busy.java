package datapipeline.services.quota;

import datapipeline.model.engine.StepResult;
import java.time.Duration;

/** A service cannot be asked now: no permit is free, or it asks for patience itself. The file is not to blame. */
public final class Busy extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    Busy(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    Busy(String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** What the engine answers: no attempt is counted. */
    public StepResult throttled() {
        return new StepResult.Throttled(retryAfter);
    }
}
