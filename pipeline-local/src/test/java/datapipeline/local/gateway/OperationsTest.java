package datapipeline.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The guard of the one thing that is taken from the SDK's inside: a new version must not move it unnoticed. */
class OperationsTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                CloudWatchLogsClient.class,
                DynamoDbClient.class,
                EventBridgeClient.class,
                LambdaClient.class,
                S3Client.class,
                SnsClient.class,
                SqsClient.class,
                StsClient.class
            })
    void everyOperationOfEveryClientIsMapped(Class<?> api) {
        Operations operations = Operations.of(api);

        assertThat(operations.names()).hasSizeGreaterThan(7).allSatisfy(name -> {
            Operation operation = operations.named(name).orElseThrow();
            assertThat(operation.newRequest().sdkFields()).isNotNull();
            assertThat(operation.uri().path()).isNotNull();
            assertThat(operation.info().httpMethod()).isNotNull();
        });
    }

    @Test
    void theNameOfAnOperationIsTheOneOnTheWire() {
        Operations operations = Operations.of(SnsClient.class);

        assertThat(operations.names())
                .allSatisfy(name -> assertThat(
                                operations.named(name).orElseThrow().info().operationIdentifier())
                        .isEqualTo(name));
    }
}
