package datapipeline.handlers.run;

import java.time.Duration;

/** What became of a message. */
public sealed interface Handled {
    /** It need not come again. */
    record Done() implements Handled {}

    /** It must come again, after this long. */
    record Again(Duration after, String why) implements Handled {}
}
