package datapipeline.local.lambda;

import datapipeline.local.lambda.runtime.FunctionDefinition;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.State;

/** A function as the API shows it. */
final class FunctionDescription {
    private FunctionDescription() {}

    static FunctionConfiguration of(FunctionDefinition function, String arn) {
        return FunctionConfiguration.builder()
                .functionName(function.name())
                .functionArn(arn)
                .runtime("java25")
                .handler(function.handler())
                .timeout((int) function.timeout().toSeconds())
                .memorySize(function.memoryMb())
                .environment(e -> e.variables(function.environment()))
                .packageType(PackageType.ZIP)
                .version("$LATEST")
                .state(State.ACTIVE)
                .lastUpdateStatus(LastUpdateStatus.SUCCESSFUL)
                .loggingConfig(l -> l.logFormat(LogFormat.TEXT).logGroup(function.logGroup()))
                .build();
    }
}
