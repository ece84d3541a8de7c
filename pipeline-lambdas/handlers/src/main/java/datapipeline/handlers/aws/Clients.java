package datapipeline.handlers.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes clients of AWS or of whatever the environment's endpoint is; no class above this one knows which. */
public final class Clients {
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final Environment environment;

    public Clients(Environment environment) {
        this.environment = environment;
    }

    /** Path-style where an endpoint is given, since a bucket in the host name needs a name server of AWS's. */
    public S3Client s3() {
        return set(S3Client.builder()
                        .forcePathStyle(environment.find("AWS_ENDPOINT_URL").isPresent()))
                .build();
    }

    public SqsClient sqs() {
        return set(SqsClient.builder()).build();
    }

    public SnsClient sns() {
        return set(SnsClient.builder()).build();
    }

    public DynamoDbClient dynamoDb() {
        return set(DynamoDbClient.builder()).build();
    }

    public EventBridgeClient eventBridge() {
        return set(EventBridgeClient.builder()).build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B set(B builder) {
        environment.find("AWS_ENDPOINT_URL").map(URI::create).ifPresent(builder::endpointOverride);
        return builder.region(Region.of(environment.require("AWS_REGION")))
                .credentialsProvider(credentials())
                .httpClient(http);
    }

    private AwsCredentialsProvider credentials() {
        Optional<String> id = environment.find("AWS_ACCESS_KEY_ID");
        Optional<String> secret = environment.find("AWS_SECRET_ACCESS_KEY");
        return id.isPresent() && secret.isPresent()
                ? StaticCredentialsProvider.create(credentials(id.get(), secret.get()))
                : DefaultCredentialsProvider.builder().build();
    }

    private AwsCredentials credentials(String id, String secret) {
        return environment
                .find("AWS_SESSION_TOKEN")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
                .orElseGet(() -> AwsBasicCredentials.create(id, secret));
    }
}
