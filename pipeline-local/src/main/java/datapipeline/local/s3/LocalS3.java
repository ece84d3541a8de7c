package datapipeline.local.s3;

import datapipeline.local.account.Account;
import datapipeline.local.gateway.Request;
import datapipeline.local.gateway.RequestHandler;
import datapipeline.local.gateway.RequestRefused;
import datapipeline.local.gateway.Response;
import datapipeline.local.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.Owner;

/** The embedded S3: answers the REST interface of S3 for one account. */
public final class LocalS3 implements RequestHandler, AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Account account;
    private final S3State state;
    private final Cors cors;
    private final Restores restores;
    private final BucketOperations service;
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
        this.account = account;
        this.state = new S3State(store, directory, clock, events);
        this.cors = new Cors(state);
        Objects writing = new Objects(state);
        ObjectReads reads = new ObjectReads(state);
        Owner owner = Owner.builder().id(canonicalId(account)).build();
        AccessControl access = new AccessControl(state, reads, owner);
        this.restores = new Restores(state, reads, store, clock);
        this.service = new BucketOperations(state, account, owner);
        this.objects = new ObjectRoutes(state, writing, reads, restores, access, account, owner);
        this.buckets =
                new BucketRoutes(state, service, objects.uploads(), new BatchDeletion(state, writing), access, owner);
    }

    /** S3 knows accounts by a number of 64 hexadecimal digits. */
    private static String canonicalId(Account account) {
        byte[] id = account.id().getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(ChecksumKind.digest("SHA-256").digest(id));
    }

    @Override
    public Response handle(Request http) {
        String requestId = "%016X".formatted(ThreadLocalRandom.current().nextLong());
        Response response;
        try {
            response = answer(http, new Caller(requestId, account.id(), LOOPBACK));
        } catch (S3Error error) {
            response = S3Xml.error(error, http.rawPath(), requestId);
        } catch (RequestRefused refused) {
            S3Error error = new S3Error(refused.status(), refused.code(), String.valueOf(refused.getMessage()));
            response = S3Xml.error(error, http.rawPath(), requestId);
        }
        return response.with(cors.allowance(http)).with("x-amz-request-id", requestId);
    }

    private Response answer(Request http, Caller caller) {
        S3Address address = S3Address.of(http);
        if (http.method().equals("OPTIONS")) {
            return cors.preflight(http, address.bucket());
        }
        if (http.accessKeyId().isEmpty() && http.has("AWSAccessKeyId")) {
            throw S3Error.invalidRequest("The authorization mechanism you have provided is not supported. Please use"
                    + " AWS4-HMAC-SHA256.");
        }
        if (http.accessKeyId().isEmpty() || isForSomebodyElse(http)) {
            throw new S3Error(403, "AccessDenied", "Access Denied");
        }
        S3Request request = new S3Request(http, address.bucket(), address.key(), caller);
        if (request.isForService()) {
            return service.answer(request);
        }
        return request.isForBucket() ? buckets.answer(request) : objects.answer(request);
    }

    /** Callers may say whose bucket they mean, so as not to read or write a stranger's of the same name. */
    private boolean isForSomebodyElse(Request http) {
        return Stream.of("x-amz-expected-bucket-owner", "x-amz-source-expected-bucket-owner")
                .flatMap(name -> http.header(name).stream())
                .anyMatch(owner -> !owner.equals(account.id()));
    }

    /** The names of all buckets. */
    public Stream<String> buckets() {
        return state.buckets().all().stream().map(StoredBucket::name);
    }

    /**
     * Walks through what readers see of a bucket, in the order of keys, without holding it in memory or holding up
     * anybody else.
     *
     * @throws NoSuchElementException when there is no such bucket
     */
    public Stream<ObjectSummary> objects(String bucket) {
        if (state.buckets().find(bucket).isEmpty()) {
            throw new NoSuchElementException("there is no bucket " + bucket);
        }
        return ObjectListing.current(state.objects(), bucket).map(ObjectSummary::of);
    }

    /** Ends waiting for archived objects; the next start waits on. */
    @Override
    public void close() {
        restores.close();
    }
}
