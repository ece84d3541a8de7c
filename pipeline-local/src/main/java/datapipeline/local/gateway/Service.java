package datapipeline.local.gateway;

/** What stands behind one signing name. */
interface Service {

    /** Whether payloads are streams and paths are signed as they are, as S3 has it. */
    boolean streams();

    /**
     * Answers a request that has been verified.
     *
     * @throws RuntimeException which {@link #failure} can write
     */
    Response answer(Request request, String requestId);

    /** Writes what was thrown, in the protocol of the request. */
    Response failure(Request request, RuntimeException thrown, String requestId);
}
