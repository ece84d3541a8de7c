package datapipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import datapipeline.local.account.Account;
import datapipeline.local.account.Credentials;
import datapipeline.local.lambda.runtime.FunctionPool.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the product is told, by default and on purpose, and what it writes down about itself. */
class LocalSettingsTest {
    @TempDir
    Path directory;

    @Test
    void theDefaultsNeedNothingSaid() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new LocalSettings(Path.of("data"), 4566, new LocalSettings.Lambda(Mode.IN_PROCESS), Map.of()));
    }

    @Test
    void eachCanBeSaid() {
        assertThat(bound(Map.of("local.data", "/elsewhere", "local.port", "14566", "local.lambda.mode", "process")))
                .isEqualTo(new LocalSettings(
                        Path.of("/elsewhere"), 14566, new LocalSettings.Lambda(Mode.PROCESS), Map.of()));
    }

    @Test
    void anOperationCanBeGivenToAService() {
        assertThat(bound(Map.of("local.engines.image-recognition", "rekognition"))
                        .engineVariables())
                .containsExactly(Map.entry("ENGINE_IMAGE_RECOGNITION", "rekognition"));
    }

    @Test
    void aSettingForNoOperationStopsTheStartAndSaysWhichThereAre() {
        LocalSettings settings = bound(Map.of("local.engines.transcoding", "mediaconvert"));
        assertThatIllegalArgumentException()
                .isThrownBy(settings::engineVariables)
                .withMessageContaining("local.engines.transcoding names no operation")
                .withMessageContaining("transcode, extract-key-frame");
    }

    @Test
    void aSettingForNoEngineStopsTheStartAndSaysWhichThereAre() {
        LocalSettings settings = bound(Map.of("local.engines.transcode", "elastic-transcoder"));
        assertThatIllegalArgumentException()
                .isThrownBy(settings::engineVariables)
                .withMessageContaining("ENGINE_TRANSCODE=elastic-transcoder names no engine")
                .withMessageContaining("mediaconvert");
    }

    private static LocalSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("local", LocalSettings.class);
    }

    @Test
    void whatSignsIsForItsOwnerOnly() throws Exception {
        DataDirectory data = DataDirectory.at(directory.resolve("data"));
        data.writeAwsEnvironment(Account.on(4566), new Credentials("AKIALOCAL00000000000", "secret"));
        data.writeSignInLink("http://127.0.0.1:8080/sign-in?token=t");

        assertThat(data.path()).satisfies(path -> assertThat(mode(path)).isEqualTo("rwx------"));
        Path environment = data.path().resolve("aws.env");
        Path link = data.path().resolve("sign-in.url");
        assertThat(mode(environment)).isEqualTo("rw-------");
        assertThat(mode(link)).isEqualTo("rw-------");
        assertThat(environment).hasContent("""
                export AWS_ENDPOINT_URL=http://127.0.0.1:4566
                export AWS_REGION=us-east-1
                export AWS_DEFAULT_REGION=us-east-1
                export AWS_ACCESS_KEY_ID=AKIALOCAL00000000000
                export AWS_SECRET_ACCESS_KEY=secret
                """);
        assertThat(link).hasContent("http://127.0.0.1:8080/sign-in?token=t" + System.lineSeparator());
    }

    private static String mode(Path path) throws java.io.IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
