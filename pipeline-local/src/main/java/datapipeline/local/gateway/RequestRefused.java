package datapipeline.local.gateway;

/**
 * The caller sent something that AWS refuses before any operation runs: a wrong signature, bytes that are not those
 * signed, an operation that does not exist. The gateway answers it in the protocol of the request.
 */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /**
     * @param status the HTTP status
     * @param code the error code as AWS spells it for this service
     * @param message a sentence that says what was wrong
     */
    public RequestRefused(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
