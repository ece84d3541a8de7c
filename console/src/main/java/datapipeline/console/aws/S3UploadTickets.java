package datapipeline.console.aws;

import static datapipeline.console.aws.Asking.ask;

import datapipeline.console.upload.Upload;
import datapipeline.console.upload.UploadTickets;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Part;

/** Presigned requests into the input bucket. */
@Component
final class S3UploadTickets implements UploadTickets {
    private final Cloud cloud;
    private final ConsoleSettings settings;

    S3UploadTickets(Cloud cloud, ConsoleSettings settings) {
        this.cloud = cloud;
        this.settings = settings;
    }

    @Override
    public Ticket whole(Upload upload) {
        return ticket(cloud.presigner.presignPutObject(sign -> sign.signatureDuration(settings.linkLifetime())
                .putObjectRequest(put -> put.bucket(bucket())
                        .key(upload.key())
                        .contentType(upload.contentType())
                        .metadata(upload.metadata()))));
    }

    @Override
    public String begin(Upload upload) {
        return ask(
                "S3",
                () -> cloud.s3
                        .createMultipartUpload(create -> create.bucket(bucket())
                                .key(upload.key())
                                .contentType(upload.contentType())
                                .metadata(upload.metadata()))
                        .uploadId());
    }

    @Override
    public Ticket part(String key, String uploadId, int number) {
        return ticket(cloud.presigner.presignUploadPart(sign -> sign.signatureDuration(settings.linkLifetime())
                .uploadPartRequest(part ->
                        part.bucket(bucket()).key(key).uploadId(uploadId).partNumber(number))));
    }

    /** S3 is asked what it has, so that no browser has to be let read the answers' ETags. */
    @Override
    public void complete(String key, String uploadId, int parts) {
        List<Part> sent =
                ask(
                        "S3",
                        () -> cloud
                                .s3
                                .listPartsPaginator(
                                        list -> list.bucket(bucket()).key(key).uploadId(uploadId))
                                .parts()
                                .stream()
                                .toList());
        if (sent.size() != parts || sent.getLast().partNumber() != parts) {
            throw new IllegalStateException(
                    "S3 has %d of the %d parts of %s. Send the missing ones again.".formatted(sent.size(), parts, key));
        }
        List<CompletedPart> all = sent.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.partNumber())
                        .eTag(part.eTag())
                        .build())
                .toList();
        ask(
                "S3",
                () -> cloud.s3.completeMultipartUpload(complete ->
                        complete.bucket(bucket()).key(key).uploadId(uploadId).multipartUpload(up -> up.parts(all))));
    }

    @Override
    public void abort(String key, String uploadId) {
        ask(
                "S3",
                () -> cloud.s3.abortMultipartUpload(
                        abort -> abort.bucket(bucket()).key(key).uploadId(uploadId)));
    }

    private static Ticket ticket(PresignedRequest signed) {
        Map<String, String> headers = new TreeMap<>();
        signed.signedHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        // The browser sends these itself and lets no script do so.
        headers.remove("host");
        headers.remove("content-length");
        return new Ticket(URI.create(signed.url().toString()), headers);
    }

    private String bucket() {
        return cloud.inputBucket();
    }
}
