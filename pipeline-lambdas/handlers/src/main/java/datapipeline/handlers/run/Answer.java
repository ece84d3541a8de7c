package datapipeline.handlers.run;

/** What becomes of a message. */
public enum Answer {
    /** It is done with and may be deleted. */
    DONE,
    /** It comes again when its visibility timeout is over. */
    KEPT
}
