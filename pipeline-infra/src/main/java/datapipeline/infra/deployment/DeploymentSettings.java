package datapipeline.infra.deployment;

import datapipeline.model.engine.EngineChoice;
import datapipeline.model.topology.Topology;
import java.util.List;
import software.amazon.awscdk.Aws;

/**
 * What differs between deployments. There is one deployment per account and region, so queues, tables and functions bear
 * the topology's names as they are; only buckets, whose names are shared by the whole world, get a suffix.
 *
 * @param environment {@code dev} or {@code prod}
 * @param consoleOrigin where the console is in a browser, such as {@code https://console.example.com}: pages from there may
 *     send files to the buckets and fetch them
 * @param maximumConcurrency how many files of each type are processed at once
 * @param logRetentionDays how long the functions' logs are kept; one of the lengths CloudWatch Logs knows
 * @param engines which service performs an operation instead of our own code
 */
public record DeploymentSettings(
        String environment,
        String region,
        String consoleOrigin,
        int maximumConcurrency,
        int logRetentionDays,
        EngineChoice engines) {
    private static final List<String> ENVIRONMENTS = List.of("dev", "prod");
    /** https://docs.aws.amazon.com/lambda/latest/api/API_ScalingConfig.html */
    private static final int LEAST_MAXIMUM_CONCURRENCY = 2;

    public DeploymentSettings {
        if (!ENVIRONMENTS.contains(environment)) {
            throw new IllegalArgumentException(
                    "the environment is one of %s, not \"%s\"".formatted(ENVIRONMENTS, environment));
        }
        if (!consoleOrigin.matches("https?://[^/]+")) {
            throw new IllegalArgumentException(
                    "consoleOrigin is a scheme and a host, such as https://console.example.com, not \"%s\""
                            .formatted(consoleOrigin));
        }
        if (maximumConcurrency < LEAST_MAXIMUM_CONCURRENCY) {
            throw new IllegalArgumentException("the maximum concurrency of a queue is at least %d, not %d"
                    .formatted(LEAST_MAXIMUM_CONCURRENCY, maximumConcurrency));
        }
    }

    /** The name of {@link Topology#S3_INPUT} or another bucket in this account and region. */
    public String bucketName(String bucket) {
        return "%s-%s-%s-%s".formatted(bucket, environment, Aws.ACCOUNT_ID, region);
    }
}
