package datapipeline.local.s3;

import datapipeline.local.account.Account;
import datapipeline.local.gateway.Request;
import datapipeline.local.gateway.Response;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/** CreateBucket, HeadBucket, DeleteBucket, ListBuckets and GetBucketLocation. */
final class BucketOperations {
    private static final String US_EAST_1 = "us-east-1";
    private static final int MAX_BUCKETS = 10_000;

    private final S3State state;
    private final Account account;
    private final Owner owner;

    BucketOperations(S3State state, Account account, Owner owner) {
        this.state = state;
        this.account = account;
        this.owner = owner;
    }

    /**
     * In {@code us-east-1} creating one's own bucket once more is no error, elsewhere it is.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html">CreateBucket</a>
     */
    Response create(S3Request request) {
        Buckets.checkName(request.bucket());
        request.header("x-amz-bucket-object-lock-enabled")
                .filter("true"::equalsIgnoreCase)
                .ifPresent(on -> {
                    throw S3Error.notImplemented("Object Lock");
                });
        requireOurRegion(request);
        boolean created = state.change(change -> {
            if (state.buckets().find(request.bucket()).isPresent()) {
                return false;
            }
            state.buckets()
                    .put(StoredBucket.create(request.bucket(), state.now()).with(initially()));
            return true;
        });
        if (!created && !account.region().equals(US_EAST_1)) {
            throw new S3Error(
                            409,
                            "BucketAlreadyOwnedByYou",
                            "Your previous request to create the named bucket succeeded and you already own it.")
                    .detail("BucketName", request.bucket());
        }
        return Response.of(200).with("location", "/" + request.bucket());
    }

    /**
     * New buckets block public access.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html">Default settings for
     *     new buckets</a>
     */
    private static Map<String, String> initially() {
        Configuration block = Configuration.PUBLIC_ACCESS_BLOCK;
        PublicAccessBlockConfiguration all = PublicAccessBlockConfiguration.builder()
                .blockPublicAcls(true)
                .ignorePublicAcls(true)
                .blockPublicPolicy(true)
                .restrictPublicBuckets(true)
                .build();
        return Map.of(block.subresource(), S3Xml.document(block.rootElement(), all));
    }

    private void requireOurRegion(S3Request request) {
        byte[] body = S3Xml.readBody(request.http());
        if (body.length == 0) {
            return;
        }
        String region =
                S3Xml.read(body, CreateBucketConfiguration.builder()).build().locationConstraintAsString();
        if (region != null && !region.isEmpty() && !region.equals(account.region())) {
            throw new S3Error(
                    400,
                    "IllegalLocationConstraintException",
                    "The %s location constraint is incompatible for the region specific endpoint this request was sent to."
                            .formatted(region));
        }
    }

    /** Answers what is asked of no bucket. */
    Response answer(S3Request request) {
        if (request.http().method().equals("GET")) {
            return list(request.http());
        }
        throw S3Error.methodNotAllowed(request.http().method(), "SERVICE");
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html">ListBuckets</a> */
    private Response list(Request request) {
        int max = request.first("max-buckets").map(BucketOperations::maxBuckets).orElse(MAX_BUCKETS);
        String prefix = request.first("prefix").orElse("");
        String after = request.first("continuation-token").orElse("");
        List<StoredBucket> found = state.buckets().all().stream()
                .filter(bucket ->
                        bucket.name().startsWith(prefix) && bucket.name().compareTo(after) > 0)
                .limit(max + 1L)
                .toList();
        List<Bucket> page = found.stream()
                .limit(max)
                .map(bucket -> Bucket.builder()
                        .name(bucket.name())
                        .creationDate(bucket.created())
                        .bucketRegion(account.region())
                        .build())
                .toList();
        return S3Xml.ok(
                "ListAllMyBucketsResult",
                ListBucketsResponse.builder()
                        .buckets(page)
                        .owner(owner)
                        .prefix(prefix.isEmpty() ? null : prefix)
                        .continuationToken(found.size() > max ? page.getLast().name() : null)
                        .build());
    }

    private static int maxBuckets(String text) {
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw S3Error.invalidArgument("max-buckets must be an integer between 1 and " + MAX_BUCKETS);
        }
        return Math.min(MAX_BUCKETS, Integer.parseInt(text));
    }

    /** In {@code us-east-1} the location is empty, as it has been since before there were regions. */
    Response location(S3Request request) {
        state.buckets().get(request.bucket());
        String region = account.region().equals(US_EAST_1) ? "" : account.region();
        return Response.of(200, "application/xml", S3Xml.text("LocationConstraint", region));
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html">HeadBucket</a> */
    Response head(S3Request request) {
        state.buckets().get(request.bucket());
        return Response.of(200).with("x-amz-bucket-region", account.region());
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html">DeleteBucket</a> */
    Response delete(S3Request request) {
        return state.change(change -> {
            String bucket = state.buckets().get(request.bucket()).name();
            if (!state.objects().isEmpty(bucket)) {
                throw new S3Error(409, "BucketNotEmpty", "The bucket you tried to delete is not empty")
                        .detail("BucketName", bucket);
            }
            state.uploads().from(bucket, "").toList().forEach(change::abort);
            state.buckets().remove(bucket);
            return Response.of(204);
        });
    }
}
