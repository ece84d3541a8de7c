package datapipeline.local.sts;

import datapipeline.local.account.Account;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * STS for the one caller there is: whoever holds the account's credentials is its root user. This is the first thing
 * that scripts ask, to see where they are.
 */
public final class LocalSts implements StsClient {
    private final Account account;

    public LocalSts(Account account) {
        this.account = account;
    }

    /** See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html. */
    @Override
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        return GetCallerIdentityResponse.builder()
                .account(account.id())
                .userId(account.id())
                .arn("arn:aws:iam::%s:root".formatted(account.id()))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
