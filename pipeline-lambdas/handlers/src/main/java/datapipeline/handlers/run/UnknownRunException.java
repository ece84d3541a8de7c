package datapipeline.handlers.run;

/** A run that is recorded nowhere: its message is kept, since records come before messages. */
public final class UnknownRunException extends RuntimeException {
    public UnknownRunException(RunKey key) {
        super("there is no run %s of file %s in DYNAMODB_INPUT; was the table restored from a backup?"
                .formatted(key.sortKey(), key.fileId()));
    }
}
