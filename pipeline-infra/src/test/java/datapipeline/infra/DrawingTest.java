package datapipeline.infra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.infra.pipeline.FunctionPackages;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sqs.CfnQueue;

class DrawingTest {
    @Test
    void drawsNothingThatTheAwsSolutionsRulesObjectTo() {
        Drawing.requireNode();
        App app = CdkContext.read(Path.of("cdk.json")).app();
        Stack stack = new Stack(app, "Careless");
        new Bucket(stack, "OpenToWiretaps");
        Aspects.of(app).add(new AwsSolutionsChecks());

        assertThatThrownBy(() -> Template.fromStack(stack)).hasMessageContaining("AwsSolutions-S10");
    }

    @Test
    void drawsNothingThatCloudFormationWouldRefuse() {
        Drawing.requireNode();
        Stack stack = new Stack(CdkContext.read(Path.of("cdk.json")).app(), "Misspelt");
        CfnQueue.Builder.create(stack, "Queue").build().addPropertyOverride("VisibilityTimeuot", 30);

        assertThatThrownBy(() -> Template.fromStack(stack)).hasMessageContaining("VisibilityTimeuot");
    }

    @Test
    void refusesAnEnvironmentThatNobodyDescribed() {
        assertThatThrownBy(() -> new DeploymentSettings("production", "eu-central-1", 10, 30, 50))
                .hasMessage("the environment is one of [dev, prod], not \"production\"");
    }

    @Test
    void saysHowToMakeThePackagesThatAreMissing(@TempDir Path empty) {
        assertThatThrownBy(() -> FunctionPackages.in(empty)).hasMessageContaining("mvn -Pfunctions");
    }
}
