package datapipeline.local.samples;

import datapipeline.local.cloud.EmbeddedCloud;
import datapipeline.model.Format;
import datapipeline.model.topology.Topology;
import java.net.URI;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts samples into S3_INPUT over HTTP, as any uploader does. */
@Component
final class SampleSender implements AutoCloseable {
    private final S3Client s3;

    SampleSender(EmbeddedCloud cloud) {
        s3 = S3Client.builder()
                .endpointOverride(URI.create(cloud.account().endpoint()))
                .region(Region.of(cloud.account().region()))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        cloud.credentials().accessKeyId(), cloud.credentials().secretAccessKey())))
                .build();
    }

    /** Sends it; when this returns, the bucket has it. */
    void send(Sample sample) {
        s3.putObject(
                put -> put.bucket(Topology.S3_INPUT)
                        .key(sample.key())
                        .contentType(mediaType(sample.file()))
                        .metadata(sample.metadata()),
                RequestBody.fromBytes(Samples.bytes(sample.file())));
    }

    private static String mediaType(String file) {
        String extension = file.substring(file.lastIndexOf('.') + 1);
        return Arrays.stream(Format.values())
                .filter(format -> format.isCalled(extension))
                .map(Format::mediaType)
                .findFirst()
                .orElse("application/octet-stream");
    }

    @Override
    public void close() {
        s3.close();
    }
}
