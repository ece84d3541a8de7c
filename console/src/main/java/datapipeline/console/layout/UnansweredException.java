package datapipeline.console.layout;

/** A service of AWS refused, failed or could not be reached: what it should have told is unknown. */
public final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String service;

    /** @param service as AWS calls it, such as {@code DynamoDB} */
    public UnansweredException(String service, Throwable cause) {
        super("%s did not answer: %s".formatted(service, cause.getMessage()), cause);
        this.service = service;
    }

    public String service() {
        return service;
    }
}
