package datapipeline.console.aws;

import datapipeline.model.topology.Topology;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything about the console that can be set, under {@code console}.
 *
 * @param aws which cloud
 * @param uploadOrigin where a browser reaches S3, if elsewhere than the console does
 * @param refreshInterval how often AWS is asked for news while somebody watches
 * @param linkLifetime how long a link to an output or an upload works
 * @param largestWhole above this a file is uploaded in parts, so that a broken connection costs one of them
 * @param partSize how large the parts are, 5 MB at least
 */
@ConfigurationProperties(prefix = "console", ignoreUnknownFields = false)
public record ConsoleSettings(
        @DefaultValue Aws aws,
        Optional<URI> uploadOrigin,
        @DefaultValue("1s") Duration refreshInterval,
        @DefaultValue("15m") Duration linkLifetime,
        @DefaultValue("64MB") DataSize largestWhole,
        @DefaultValue("16MB") DataSize partSize) {
    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
    private static final DataSize SMALLEST_PART = DataSize.ofMegabytes(5);

    /**
     * A cloud, and the names in it.
     *
     * @param endpoint absent for AWS itself
     * @param accessKeyId absent: the SDK's default chain finds credentials
     * @param secretAccessKey goes with {@code accessKeyId}
     * @param inputBucket what this deployment calls S3_INPUT; bucket names are shared by the whole world, other names are not
     * @param outputBucket what this deployment calls S3_OUTPUT
     */
    public record Aws(
            Optional<URI> endpoint,
            @DefaultValue("us-east-1") String region,
            Optional<String> accessKeyId,
            Optional<Secret> secretAccessKey,
            @DefaultValue(Topology.S3_INPUT) String inputBucket,
            @DefaultValue(Topology.S3_OUTPUT) String outputBucket) {
        public Aws {
            if (accessKeyId.isPresent() != secretAccessKey.isPresent()) {
                throw new IllegalArgumentException(
                        "console.aws.access-key-id and console.aws.secret-access-key go together; only one is set.");
            }
        }
    }

    /** Text that no log may show. */
    public record Secret(String value) {
        @Override
        public String toString() {
            return "***";
        }
    }

    public ConsoleSettings {
        if (refreshInterval.toMillis() < 100) {
            throw new IllegalArgumentException(
                    "console.refresh-interval is %s; less than 100 ms only costs money.".formatted(refreshInterval));
        }
        if (partSize.compareTo(SMALLEST_PART) < 0) {
            throw new IllegalArgumentException(
                    "console.part-size is %s; S3 takes no part below 5 MB but the last.".formatted(partSize));
        }
    }
}
