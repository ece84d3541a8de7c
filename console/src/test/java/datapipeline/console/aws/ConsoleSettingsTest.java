package datapipeline.console.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.console.aws.ConsoleSettings.Aws;
import datapipeline.console.aws.ConsoleSettings.Secret;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class ConsoleSettingsTest {
    @EnableConfigurationProperties(ConsoleSettings.class)
    static class Bound {}

    private final ApplicationContextRunner console = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void hasTheseDefaults() {
        console.run(context -> assertThat(context.getBean(ConsoleSettings.class))
                .isEqualTo(new ConsoleSettings(
                        new Aws(
                                Optional.empty(),
                                "us-east-1",
                                Optional.empty(),
                                Optional.empty(),
                                "s3-input",
                                "s3-output"),
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(15),
                        DataSize.ofMegabytes(64),
                        DataSize.ofMegabytes(16))));
    }

    @Test
    void refusesAMisspeltSetting() {
        console.withPropertyValues("console.aws.regoin=eu-west-1")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("console.aws.regoin"));
    }

    @Test
    void refusesHalfAKey() {
        assertThatThrownBy(() ->
                        new Aws(Optional.empty(), "eu-west-1", Optional.of("AKIA"), Optional.empty(), "in", "out"))
                .hasMessageContaining("only one is set");
    }

    @Test
    void refusesPartsThatS3WouldRefuse() {
        console.withPropertyValues("console.part-size=4MB")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("below 5 MB"));
    }

    @Test
    void showsNoSecret() {
        assertThat(new Secret("hush")).hasToString("***");
    }
}
