package datapipeline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Files from the command line, and who may touch them. */
@NeedsAws
@ParameterizedClass
@MethodSource("datapipeline.local.cli.AwsCli#installed")
class FileCliTest {
    @TempDir
    static Path directory;

    private static CliCloud cloud;

    private final AwsCli aws;

    FileCliTest(Path executable) {
        this.aws = cloud.aws(executable);
    }

    @BeforeAll
    static void start() {
        cloud = new CliCloud(directory);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void copiesAFileOfManyPartsUpAndDownWithoutChangingAByte() throws Exception {
        byte[] bytes = new byte[20 << 20];
        new Random(7).nextBytes(bytes);
        Files.write(directory.resolve("big.bin"), bytes);
        String there = "s3://%s/a folder/bïg+1.bin".formatted(aws.name("files"));

        aws.run("s3 mb s3://" + aws.name("files"));
        aws.run("s3 cp big.bin {} --metadata processing-option=resize;w=5", there);
        aws.run("s3 cp {} back.bin", there);

        assertThat(Files.mismatch(directory.resolve("big.bin"), directory.resolve("back.bin")))
                .isNegative();
        assertThat(aws.run("s3api head-object --bucket {} --key {}", aws.name("files"), "a folder/bïg+1.bin"))
                .contains("\"processing-option\": \"resize;w=5\"");
        assertThat(aws.run("s3 ls {} --recursive", "s3://" + aws.name("files"))).contains("bïg+1.bin");
    }

    @Test
    void saysWhoIsAsking() {
        assertThat(aws.run("sts get-caller-identity")).contains(cloud.account().id());
    }

    @Test
    void refusesAWrongSecret() {
        AwsCli stranger = cloud.stranger(aws.executable());

        assertThat(stranger.fail("sts get-caller-identity")).contains("SignatureDoesNotMatch");
        assertThat(stranger.fail("s3 ls")).contains("SignatureDoesNotMatch");
    }
}
