package datapipeline.local.sts;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.contract.ContractEndpoint;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;

class LocalStsTest {
    @Test
    void tellsTheCallerWhoItIs() {
        try (var endpoint = ContractEndpoint.of(
                        cloud -> cloud.service("sts", StsClient.class, new LocalSts(cloud.account())));
                var sts = endpoint.client(StsClient.builder())) {
            var identity = sts.getCallerIdentity();

            assertThat(identity.arn()).startsWith("arn:aws:").contains(identity.account());
            assertThat(identity.account()).matches("[0-9]{12}");
            assertThat(identity.userId()).isNotBlank();
        }
    }
}
