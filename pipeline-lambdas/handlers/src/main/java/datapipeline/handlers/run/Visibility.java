package datapipeline.handlers.run;

import java.time.Duration;

/** Decides when a message that was not done with comes again. */
public interface Visibility {
    /** Hides this delivery's message for so long from now. */
    void hide(Delivery delivery, Duration time);
}
