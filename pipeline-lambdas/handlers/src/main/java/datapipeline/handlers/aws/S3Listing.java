package datapipeline.handlers.aws;

import datapipeline.handlers.sweep.InputListing;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists S3_INPUT. */
public final class S3Listing implements InputListing {
    private final S3Client s3;
    private final String bucket;

    public S3Listing(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** A page is remembered by its last key, which stays good when a continuation token has expired. */
    @Override
    public Page page(Optional<String> from) {
        ListObjectsV2Request.Builder request = ListObjectsV2Request.builder().bucket(bucket);
        from.ifPresent(request::startAfter);
        ListObjectsV2Response answer = s3.listObjectsV2(request.build());
        List<Listed> objects = answer.contents().stream().map(this::listed).toList();
        Optional<String> next = Boolean.TRUE.equals(answer.isTruncated()) && !objects.isEmpty()
                ? Optional.of(objects.getLast().key())
                : Optional.empty();
        return new Page(objects, next);
    }

    private Listed listed(S3Object object) {
        return new Listed(bucket, object.key(), object.eTag().replace("\"", ""), object.size(), object.lastModified());
    }
}
