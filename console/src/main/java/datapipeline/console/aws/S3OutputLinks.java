package datapipeline.console.aws;

import static datapipeline.console.aws.Asking.ask;

import datapipeline.console.files.OutputLinks;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** Outputs straight from S3, under links that expire. */
@Component
final class S3OutputLinks implements OutputLinks {
    private static final int EXCERPT_BYTES = 2048;

    private final Cloud cloud;
    private final ConsoleSettings settings;

    S3OutputLinks(Cloud cloud, ConsoleSettings settings) {
        this.cloud = cloud;
        this.settings = settings;
    }

    @Override
    public URI show(String key) {
        return presigned(get -> get.bucket(bucket()).key(key));
    }

    @Override
    public URI save(String key, String name) {
        return presigned(get -> get.bucket(bucket()).key(key).responseContentDisposition(attachment(name)));
    }

    @Override
    public URI original(String key, Optional<String> versionId, String name) {
        return presigned(get -> get.bucket(cloud.inputBucket())
                .key(key)
                .versionId(versionId.orElse(null))
                .responseContentDisposition(attachment(name)));
    }

    @Override
    public URI showOriginal(String key, Optional<String> versionId, String mediaType) {
        return presigned(get -> get.bucket(cloud.inputBucket())
                .key(key)
                .versionId(versionId.orElse(null))
                .responseContentDisposition("inline")
                .responseContentType(mediaType));
    }

    @Override
    public String text(String key) {
        return ask(
                "S3",
                () -> cloud.s3
                        .getObjectAsBytes(get -> get.bucket(bucket()).key(key))
                        .asString(StandardCharsets.UTF_8));
    }

    @Override
    public String excerpt(String key) {
        return ask(
                "S3",
                () -> cloud.s3
                        .getObjectAsBytes(get -> get.bucket(bucket()).key(key).range("bytes=0-" + (EXCERPT_BYTES - 1)))
                        .asString(StandardCharsets.UTF_8));
    }

    private static String attachment(String name) {
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private URI presigned(Consumer<GetObjectRequest.Builder> request) {
        String url = cloud.presigner
                .presignGetObject(
                        sign -> sign.signatureDuration(settings.linkLifetime()).getObjectRequest(request))
                .url()
                .toString();
        return URI.create(url);
    }

    private String bucket() {
        return cloud.outputBucket();
    }
}
