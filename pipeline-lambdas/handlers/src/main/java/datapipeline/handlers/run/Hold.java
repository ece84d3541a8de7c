package datapipeline.handlers.run;

import java.time.Duration;
import java.time.Instant;

/** The worker's hold on its message: while it works, the message must stay hidden, and the time it has is not without end. */
public interface Hold {
    /** Hides the message for this long from now. */
    void extend(Duration visibility);

    /** When whoever calls the worker stops it, finished or not. */
    default Instant mustEndBy() {
        return Instant.MAX;
    }
}
