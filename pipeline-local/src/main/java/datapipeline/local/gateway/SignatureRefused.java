package datapipeline.local.gateway;

/** A request whose signature is missing, malformed, too old or wrong. What that is called depends on who is asked. */
final class SignatureRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The ways in which services spell the same refusal. */
    enum Dialect {
        S3,
        XML,
        JSON
    }

    /**
     * Why; with the code that S3 gives (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html), that services
     * with XML errors give and that services with JSON errors give
     * (https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html).
     */
    enum Reason {
        MISSING(403, "AccessDenied", "MissingAuthenticationToken", "MissingAuthenticationTokenException"),
        UNSUPPORTED(400, "InvalidRequest", "IncompleteSignature", "IncompleteSignatureException"),
        MALFORMED_HEADER(400, "AuthorizationHeaderMalformed", "IncompleteSignature", "IncompleteSignatureException"),
        MALFORMED_QUERY(
                400, "AuthorizationQueryParametersError", "IncompleteSignature", "IncompleteSignatureException"),
        WRONG_REGION(400, "AuthorizationHeaderMalformed", "SignatureDoesNotMatch", "InvalidSignatureException"),
        UNKNOWN_KEY(403, "InvalidAccessKeyId", "InvalidClientTokenId", "UnrecognizedClientException"),
        SKEWED(403, "RequestTimeTooSkewed", "SignatureDoesNotMatch", "InvalidSignatureException"),
        EXPIRED(403, "AccessDenied", "AccessDenied", "AccessDeniedException"),
        UNSIGNED_HEADER(403, "AccessDenied", "SignatureDoesNotMatch", "InvalidSignatureException"),
        MISMATCH(403, "SignatureDoesNotMatch", "SignatureDoesNotMatch", "InvalidSignatureException");

        private final int status;
        private final String s3;
        private final String xml;
        private final String json;

        Reason(int status, String s3, String xml, String json) {
            this.status = status;
            this.s3 = s3;
            this.xml = xml;
            this.json = json;
        }

        private String code(Dialect dialect) {
            return switch (dialect) {
                case S3 -> s3;
                case XML -> xml;
                case JSON -> json;
            };
        }
    }

    private final Reason reason;

    SignatureRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The same refusal as this kind of service spells it. */
    RequestRefused in(Dialect dialect) {
        return new RequestRefused(reason.status, reason.code(dialect), String.valueOf(getMessage()));
    }
}
