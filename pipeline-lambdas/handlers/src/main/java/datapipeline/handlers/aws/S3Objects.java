package datapipeline.handlers.aws;

import datapipeline.handlers.classify.Arrival;
import datapipeline.handlers.classify.SourceObjects;
import datapipeline.model.Source;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Looks into objects of S3_INPUT: one ranged GET brings bytes, metadata, version and size together. */
public final class S3Objects implements SourceObjects {
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Client s3;

    public S3Objects(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public Look look(Arrival arrival, int headBytes) {
        // An object without bytes has no range; S3 would refuse to answer.
        Optional<String> range =
                arrival.sizeBytes() == 0 ? Optional.empty() : Optional.of("bytes=0-" + (headBytes - 1));
        try {
            ResponseBytes<GetObjectResponse> answer = s3.getObjectAsBytes(request(arrival, range));
            return found(arrival, answer);
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case NOT_FOUND -> new Look.Gone();
                case PRECONDITION_FAILED, RANGE_NOT_SATISFIABLE -> new Look.Overwritten();
                default -> throw e;
            };
        }
    }

    private Look found(Arrival arrival, ResponseBytes<GetObjectResponse> answer) {
        GetObjectResponse response = answer.response();
        Map<String, String> metadata = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        metadata.putAll(response.metadata());
        long size = Optional.ofNullable(response.contentRange())
                .map(range -> Long.parseLong(range.substring(range.indexOf('/') + 1)))
                .orElse(response.contentLength());
        Optional<String> version = arrival.versionId()
                .or(() -> Optional.ofNullable(response.versionId()))
                .filter(id -> !id.equals(Source.NO_VERSION));
        return new Look.Found(
                answer.asByteArray(),
                version,
                response.eTag().replace("\"", ""),
                size,
                metadata,
                bytes -> s3.getObjectAsBytes(request(arrival, Optional.of("bytes=-" + bytes)))
                        .asByteArray());
    }

    /** Without a version, the tag makes sure that these are the bytes the event tells of. */
    private static GetObjectRequest request(Arrival arrival, Optional<String> range) {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(arrival.bucket()).key(arrival.key());
        range.ifPresent(request::range);
        arrival.versionId().ifPresentOrElse(request::versionId, () -> request.ifMatch(arrival.etag()));
        return request.build();
    }
}
