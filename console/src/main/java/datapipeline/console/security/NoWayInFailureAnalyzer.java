package datapipeline.console.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two sentences, instead of a stack trace, what is missing. */
final class NoWayInFailureAnalyzer extends AbstractFailureAnalyzer<NoWayInException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoWayInException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set spring.security.oauth2.client.registration.<name>.* and provider.<name>.issuer-uri, for example for "
                        + "Amazon Cognito.",
                cause);
    }
}
