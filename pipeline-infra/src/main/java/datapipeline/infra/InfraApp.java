package datapipeline.infra;

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

    InfraApp(App app, DeploymentSettings settings) {
        this.app = app;
        this.storage = new StorageStack(app, "DataPipelineStorage", props(settings, true), settings);
        Tags.of(app).add("Project", "data-pipeline");
        Tags.of(app).add("Environment", settings.environment());
        Aspects.of(app).add(new AwsSolutionsChecks());
    }

    public static void main(String[] arguments) {
        CdkContext context = CdkContext.read(Path.of("cdk.json"));
        App app = context.app();
        new InfraApp(app, context.settings(app)).app.synth();
    }

    StorageStack storage() {
        return storage;
    }

    /** The region is fixed, the account is not: the templates are made without one, and offline. */
    private static StackProps props(DeploymentSettings settings, boolean kept) {
        return StackProps.builder()
                .env(Environment.builder().region(settings.region()).build())
                .terminationProtection(kept)
                .build();
    }
}
