package datapipeline.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.account.Account;
import datapipeline.local.account.Credentials;
import java.net.URI;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

class InProcessHttpClientTest {
    @Test
    void aRealClientNeedsNoSocket() {
        var recorder = new Recorder();
        var credentials = new Credentials("AKIALOCALINPROCESS00", "secret");
        try (var gateway = recorder.addTo(Gateway.builder(Account.on(1), credentials, InstantSource.system()))
                        .build();
                var lambda = LambdaClient.builder()
                        .httpClient(new InProcessHttpClient(gateway))
                        .endpointOverride(URI.create("http://nowhere.invalid"))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey())))
                        .build()) {
            var response =
                    lambda.invoke(request -> request.functionName("f").payload(SdkBytes.fromUtf8String("{\"n\":1}")));

            assertThat(response.payload().asUtf8String()).isEqualTo("\"done\"");
            assertThat(recorder.invocations)
                    .singleElement()
                    .satisfies(request ->
                            assertThat(request.payload().asUtf8String()).isEqualTo("{\"n\":1}"));
        }
    }

    @Test
    void noSecretIsEverPrinted() {
        assertThat(new Credentials("AKIALOCALINPROCESS00", "secret"))
                .hasToString("Credentials[accessKeyId=AKIALOCALINPROCESS00, secretAccessKey=***]");
    }
}
