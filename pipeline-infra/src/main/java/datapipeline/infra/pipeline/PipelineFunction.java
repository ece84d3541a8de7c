package datapipeline.infra.pipeline;

import datapipeline.infra.deployment.DeploymentSettings;
import datapipeline.model.topology.FunctionSpec;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.AssetImageCodeProps;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Handler;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** One function of the topology behind its alias {@code live}: its code, its role and its logs. */
final class PipelineFunction extends Construct {
    /** A video and what is made of it lie here while it is worked on. */
    private static final Size ROOM_FOR_FILES = Size.gibibytes(10);

    private final Function function;
    private final Alias alias;

    PipelineFunction(
            Construct scope,
            FunctionSpec spec,
            FunctionPackages packages,
            List<PolicyStatement> permissions,
            Map<String, String> environment,
            DeploymentSettings settings) {
        super(scope, spec.name());
        LogGroup logs = logs(spec, settings);
        Function.Builder builder = Function.Builder.create(this, "Function")
                .functionName(spec.name())
                .timeout(Duration.seconds(spec.timeout().toSeconds()))
                .memorySize(spec.memoryMb())
                .reservedConcurrentExecutions(spec.alone() ? 1 : settings.maximumConcurrency())
                .role(new FunctionRole(this, logs, permissions).role())
                .environment(environment)
                .tracing(Tracing.ACTIVE)
                .loggingFormat(LoggingFormat.JSON)
                .logGroup(logs);
        this.function = spec.needsEngines() ? image(builder, spec, packages) : zip(builder, spec, packages);
        this.alias = function.addAlias("live");
    }

    Alias alias() {
        return alias;
    }

    private static Function zip(Function.Builder builder, FunctionSpec spec, FunctionPackages packages) {
        return builder.runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(spec.handler())
                .code(Code.fromAsset(packages.handlers().toString()))
                .build();
    }

    /** The engines' natives are built for x86_64. */
    private static Function image(Function.Builder builder, FunctionSpec spec, FunctionPackages packages) {
        return builder.runtime(Runtime.FROM_IMAGE)
                .architecture(Architecture.X86_64)
                .handler(Handler.FROM_IMAGE)
                .ephemeralStorageSize(ROOM_FOR_FILES)
                .code(Code.fromAssetImage(
                        packages.processing().toString(),
                        AssetImageCodeProps.builder()
                                .cmd(List.of(spec.handler()))
                                .build()))
                .build();
    }

    private LogGroup logs(FunctionSpec spec, DeploymentSettings settings) {
        LogGroup group = LogGroup.Builder.create(this, "Logs")
                .logGroupName("/aws/lambda/" + spec.name())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        ((CfnLogGroup) group.getNode().getDefaultChild()).setRetentionInDays(settings.logRetentionDays());
        return group;
    }
}
