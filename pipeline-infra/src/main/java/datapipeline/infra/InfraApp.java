package datapipeline.infra;

import datapipeline.infra.deployment.DeploymentSettings;
import datapipeline.infra.pipeline.FunctionPackages;
import datapipeline.infra.pipeline.PipelineStack;
import datapipeline.infra.storage.StorageStack;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

/** The app that {@code cdk} runs: the stacks of one deployment, checked against the AWS Solutions rules. */
public final class InfraApp {
    private final App app;
    private final StorageStack storage;

    private final PipelineStack pipeline;

    InfraApp(App app, DeploymentSettings settings, FunctionPackages packages) {
        this.app = app;
        this.storage = new StorageStack(app, "DataPipelineStorage", props(settings, true), settings);
        this.pipeline =
                new PipelineStack(app, "DataPipelinePipeline", props(settings, false), settings, storage, packages);
        Tags.of(app).add("Project", "data-pipeline");
        Tags.of(app).add("Environment", settings.environment());
        Aspects.of(app).add(new AwsSolutionsChecks());
    }

    public static void main(String[] arguments) {
        CdkContext context = CdkContext.read(Path.of("cdk.json"));
        App app = context.app();
        new InfraApp(app, context.settings(app), FunctionPackages.in(Path.of("target/functions"))).app.synth();
    }

    StorageStack storage() {
        return storage;
    }

    PipelineStack pipeline() {
        return pipeline;
    }

    /** The region is fixed, the account is not: the templates are made without one, and offline. */
    private static StackProps props(DeploymentSettings settings, boolean kept) {
        return StackProps.builder()
                .env(Environment.builder().region(settings.region()).build())
                .terminationProtection(kept)
                .build();
    }
}
