package datapipeline.handlers.run;

import java.time.Duration;

/** The worker's hold on its message: while it works, the message must stay hidden. */
public interface Hold {
    /** Hides the message for this long from now. */
    void extend(Duration visibility);
}
