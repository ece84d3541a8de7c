package datapipeline.local.s3;

import datapipeline.local.account.Account;
import datapipeline.local.gateway.Response;

/** CreateBucket, HeadBucket and DeleteBucket. */
final class BucketOperations {
    private static final String US_EAST_1 = "us-east-1";

    private final S3State state;
    private final Account account;

    BucketOperations(S3State state, Account account) {
        this.state = state;
        this.account = account;
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
        boolean created = state.change(change -> {
            if (state.buckets().find(request.bucket()).isPresent()) {
                return false;
            }
            state.buckets().put(StoredBucket.create(request.bucket(), state.now()));
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
            state.uploads().after(bucket, "", "").toList().forEach(change::abort);
            state.buckets().remove(bucket);
            return Response.of(204);
        });
    }
}
