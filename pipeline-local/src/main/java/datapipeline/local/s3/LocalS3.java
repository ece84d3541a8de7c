package datapipeline.local.s3;

import datapipeline.local.account.Account;
import datapipeline.local.gateway.Request;
import datapipeline.local.gateway.RequestHandler;
import datapipeline.local.gateway.Response;
import datapipeline.local.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** The embedded S3: answers the REST interface of S3 for one account. */
public final class LocalS3 implements RequestHandler {
    private static final String LOOPBACK = "127.0.0.1";

    private final Account account;
    private final BucketRoutes buckets;
    private final ObjectRoutes objects;

    /**
     * Opens the buckets that lie in the store, and deletes what an earlier process left half-written.
     *
     * @param directory where the bytes of objects are kept; nobody else may use it
     * @param clock the time of every object
     * @param events is told what happens in buckets that send events to EventBridge
     */
    public LocalS3(Store store, Path directory, Account account, InstantSource clock, ObjectEvents events) {
        S3State state = new S3State(store, directory, clock, events);
        this.account = account;
        this.buckets = new BucketRoutes(state, account);
        this.objects = new ObjectRoutes(state, new Objects(state));
    }

    @Override
    public Response handle(Request http) {
        String requestId = "%016X".formatted(ThreadLocalRandom.current().nextLong());
        Response response;
        try {
            response = answer(http, new Caller(requestId, account.id(), LOOPBACK));
        } catch (S3Error error) {
            response = S3Xml.error(error, http.rawPath(), requestId);
        }
        return response.with("x-amz-request-id", requestId).with("server", "AmazonS3");
    }

    private Response answer(Request http, Caller caller) {
        if (http.accessKeyId().isEmpty()) {
            throw new S3Error(403, "AccessDenied", "Access Denied");
        }
        S3Address address = S3Address.of(http);
        S3Request request = new S3Request(http, address.bucket(), address.key(), caller);
        return request.isForBucket() ? buckets.answer(request) : objects.answer(request);
    }
}
