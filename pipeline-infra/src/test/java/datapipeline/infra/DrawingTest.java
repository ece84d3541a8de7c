package datapipeline.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import datapipeline.infra.deployment.DeploymentSettings;
import datapipeline.infra.pipeline.FunctionPackages;
import datapipeline.model.engine.EngineChoice;
import datapipeline.model.run.EngineKind;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

        assertThat(objectionsTo(stack)).contains("AwsSolutions-S10");
    }

    @Test
    void drawsNothingThatCloudFormationWouldRefuse() {
        Drawing.requireNode();
        Stack stack = new Stack(CdkContext.read(Path.of("cdk.json")).app(), "Misspelt");
        CfnQueue.Builder.create(stack, "Queue").build().addPropertyOverride("VisibilityTimeuot", 30);

        assertThat(objectionsTo(stack)).contains("VisibilityTimeuot");
    }

    @Test
    void refusesAnEnvironmentThatNobodyDescribed() {
        assertThatThrownBy(() -> new DeploymentSettings(
                        "production",
                        "eu-central-1",
                        "https://console.test",
                        10,
                        30,
                        EngineChoice.open(EngineKind.LAMBDA)))
                .hasMessage("the environment is one of [dev, prod], not \"production\"");
    }

    @Test
    void saysHowToMakeThePackagesThatAreMissing(@TempDir Path empty) {
        assertThatThrownBy(() -> FunctionPackages.in(empty)).hasMessageContaining("mvn -Pfunctions");
    }

    /** The report that the refusal points to. */
    private static String objectionsTo(Stack stack) {
        Throwable refusal = catchThrowable(() -> Template.fromStack(stack));
        assertThat(refusal).as("the refusal to draw").hasMessageContaining("Validation failed");
        Matcher report = Pattern.compile("\\S+/validation-report\\.json").matcher(refusal.getMessage());
        assertThat(report.find()).isTrue();
        try {
            return Files.readString(Path.of(report.group()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
