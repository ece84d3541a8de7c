package datapipeline.local.gateway;

/** A service that reads and writes HTTP itself, because its payloads are streams: S3. */
@FunctionalInterface
public interface RequestHandler {

    /**
     * Answers a request whose signature, if it has one, was verified.
     *
     * @throws RequestRefused or any {@code AwsServiceException}, which the gateway answers as an XML error
     */
    Response handle(Request request);
}
