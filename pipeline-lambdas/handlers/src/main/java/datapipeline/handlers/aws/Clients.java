package datapipeline.handlers.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** SDK clients of the cloud that a function's environment names. */
public record Clients(Environment environment) {

    public S3Client s3() {
        return set(S3Client.builder())
                .forcePathStyle(environment.find("AWS_ENDPOINT_URL").isPresent())
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

    public EventBridgeClient events() {
        return set(EventBridgeClient.builder()).build();
    }

    /** Points a builder of any service's client at that cloud, with the credentials of this function. */
    public <
                    B extends
                            SdkClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>
                                    & software.amazon.awssdk.awscore.client.builder.AwsClientBuilder<B, ?>>
            B set(B builder) {
        environment.find("AWS_ENDPOINT_URL").map(URI::create).ifPresent(builder::endpointOverride);
        return builder.region(Region.of(environment.need("AWS_REGION")))
                .credentialsProvider(credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder());
    }

    /**
     * A function is given its key as variables; one that was restored by SnapStart, and a container, ask for theirs at an address
     * that their variables name, again and again: it changes.
     */
    private AwsCredentialsProvider credentials() {
        Optional<String> key = environment.find("AWS_ACCESS_KEY_ID");
        if (key.isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        String id = key.get();
        String secret = environment.need("AWS_SECRET_ACCESS_KEY");
        Optional<String> token = environment.find("AWS_SESSION_TOKEN");
        return StaticCredentialsProvider.create(
                token.isPresent()
                        ? AwsSessionCredentials.create(id, secret, token.get())
                        : AwsBasicCredentials.create(id, secret));
    }
}
