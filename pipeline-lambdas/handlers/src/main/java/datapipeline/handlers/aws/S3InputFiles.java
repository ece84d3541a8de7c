package datapipeline.handlers.aws;

import datapipeline.handlers.classify.Arrival;
import datapipeline.handlers.classify.InputFiles;
import datapipeline.model.Problem;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Beginnings and ends of objects, by ranged reads. */
public record S3InputFiles(S3Client s3) implements InputFiles {
    private static final int RANGE_NOT_SATISFIABLE = 416;

    @Override
    public Read beginning(Arrival arrival, int bytes) {
        try {
            ResponseBytes<GetObjectResponse> answer = s3.getObjectAsBytes(request(arrival, "bytes=0-" + (bytes - 1)));
            String range = answer.response().contentRange();
            long size = range == null
                    ? answer.asByteArrayUnsafe().length
                    : Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
            return new Beginning(
                    answer.asByteArrayUnsafe(), size, answer.response().metadata());
        } catch (S3Exception e) {
            return e.statusCode() == RANGE_NOT_SATISFIABLE ? empty(arrival) : nothing(e);
        }
    }

    /** @throws S3Exception this one, when another try may get more */
    private static Read nothing(S3Exception answer) {
        Optional<Problem> refusal = ExactVersion.refusal(answer);
        if (refusal.isPresent()) {
            return new Unreadable(refusal.get());
        }
        return switch (ExactVersion.missing(answer)) {
            case GONE -> new Gone();
            case REPLACED -> new Replaced();
        };
    }

    /** An object without bytes has no range to read, but it has metadata. */
    private Read empty(Arrival arrival) {
        try {
            HeadObjectResponse head = s3.headObject(request -> request.bucket(arrival.bucket())
                    .key(arrival.key())
                    .versionId(arrival.versionId().orElse(null))
                    .ifMatch(arrival.versionId().isPresent() ? null : '"' + arrival.etag() + '"'));
            return new Beginning(new byte[0], head.contentLength(), head.metadata());
        } catch (S3Exception e) {
            return nothing(e);
        }
    }

    @Override
    public byte[] end(Arrival arrival, int bytes) {
        return s3.getObjectAsBytes(request(arrival, "bytes=-" + bytes)).asByteArrayUnsafe();
    }

    private static GetObjectRequest request(Arrival arrival, String range) {
        return GetObjectRequest.builder()
                .applyMutation(ExactVersion.of(arrival.bucket(), arrival.key(), arrival.versionId(), arrival.etag()))
                .range(range)
                .build();
    }
}
