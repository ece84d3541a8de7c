package datapipeline.console.aws;

import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's clients of one cloud, and how its resources are called there. */
@Component("consoleCloud")
@EnableConfigurationProperties(ConsoleSettings.class)
final class Cloud implements AutoCloseable {
    private final ConsoleSettings settings;
    private final SdkHttpClient http =
            ApacheHttpClient.builder().maxConnections(64).build();
    private final AwsCredentialsProvider credentials;
    final DynamoDbClient dynamoDb;
    final SqsClient sqs;
    final EventBridgeClient eventBridge;
    final S3Client s3;
    /** Signs for browsers, which may reach S3 by another name than the console does. */
    final S3Presigner presigner;

    Cloud(ConsoleSettings settings) {
        this.settings = settings;
        credentials = credentials(settings.aws());
        dynamoDb = configured(DynamoDbClient.builder());
        sqs = configured(SqsClient.builder());
        eventBridge = configured(EventBridgeClient.builder());
        s3 = configured(S3Client.builder()
                .forcePathStyle(settings.aws().endpoint().isPresent())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED));
        S3Presigner.Builder signing = S3Presigner.builder()
                .region(region())
                .credentialsProvider(credentials)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(browserOrigin().isPresent())
                        .build());
        browserOrigin().ifPresent(signing::endpointOverride);
        presigner = signing.build();
    }

    /** What the deployment calls S3_INPUT. */
    String inputBucket() {
        return settings.aws().inputBucket();
    }

    /** What the deployment calls S3_OUTPUT. */
    String outputBucket() {
        return settings.aws().outputBucket();
    }

    Region region() {
        return Region.of(settings.aws().region());
    }

    /** Where browsers find S3, when that is not AWS's own address. */
    Optional<URI> browserOrigin() {
        return settings.uploadOrigin().or(() -> settings.aws().endpoint());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C configured(B builder) {
        settings.aws().endpoint().ifPresent(builder::endpointOverride);
        return builder.region(region())
                .credentialsProvider(credentials)
                .httpClient(http)
                .build();
    }

    private static AwsCredentialsProvider credentials(ConsoleSettings.Aws aws) {
        if (aws.accessKeyId().isPresent() && aws.secretAccessKey().isPresent()) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    aws.accessKeyId().get(), aws.secretAccessKey().get().value()));
        }
        return DefaultCredentialsProvider.builder().build();
    }

    @Override
    public void close() {
        dynamoDb.close();
        sqs.close();
        eventBridge.close();
        s3.close();
        presigner.close();
        http.close();
    }
}
