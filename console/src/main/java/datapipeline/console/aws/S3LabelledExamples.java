package datapipeline.console.aws;

import static datapipeline.console.aws.Asking.ask;

import datapipeline.console.documents.LabelledExamples;
import datapipeline.model.example.Examples;
import datapipeline.model.json.Json;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The examples as one object of S3_OUTPUT, which is written only over what was read. */
@Component
final class S3LabelledExamples implements LabelledExamples {
    private static final int TRIES = 5;
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final Cloud cloud;

    S3LabelledExamples(Cloud cloud) {
        this.cloud = cloud;
    }

    /** @param etag absent when nothing lies there */
    private record Read(Examples examples, Optional<String> etag) {}

    @Override
    public Examples read() {
        return fetched().examples();
    }

    @Override
    public void change(UnaryOperator<Examples> change) {
        for (int tries = 0; tries < TRIES; tries++) {
            Read read = fetched();
            if (written(change.apply(read.examples()), read.etag())) {
                return;
            }
        }
        throw new IllegalStateException(
                "Others changed the examples %d times in the meantime. Nothing was changed; try again."
                        .formatted(TRIES));
    }

    private Read fetched() {
        return ask("S3", () -> {
            try {
                ResponseBytes<GetObjectResponse> object = cloud.s3.getObjectAsBytes(
                        get -> get.bucket(cloud.outputBucket()).key(Examples.KEY));
                return new Read(
                        Json.read(object.asUtf8String(), Examples.class),
                        Optional.of(object.response().eTag()));
            } catch (NoSuchKeyException nobodyHas) {
                return new Read(Examples.NONE, Optional.empty());
            }
        });
    }

    private boolean written(Examples examples, Optional<String> over) {
        return ask("S3", () -> {
            PutObjectRequest.Builder put = PutObjectRequest.builder()
                    .bucket(cloud.outputBucket())
                    .key(Examples.KEY)
                    .contentType("application/json");
            over.ifPresentOrElse(put::ifMatch, () -> put.ifNoneMatch("*"));
            try {
                cloud.s3.putObject(put.build(), RequestBody.fromString(Json.write(examples)));
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
                    return false;
                }
                throw e;
            }
        });
    }
}
