package datapipeline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables from the command line. */
@ParameterizedClass
@MethodSource("datapipeline.local.cli.AwsCli#first")
class TableCliTest {
    @TempDir
    static Path directory;

    private static CliCloud cloud;

    private final AwsCli aws;

    TableCliTest(Path executable) {
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
    void writesAndReadsItems() {
        String table = aws.name("table");
        aws.run(
                "dynamodb create-table --table-name {} --attribute-definitions AttributeName=pk,AttributeType=S"
                        + " --key-schema AttributeName=pk,KeyType=HASH --billing-mode PAY_PER_REQUEST",
                table);
        aws.run("dynamodb put-item --table-name {} --item {}", table, """
                {"pk":{"S":"a"},"n":{"N":"7"}}""");

        assertThat(aws.run("dynamodb get-item --table-name {} --key {}", table, """
                {"pk":{"S":"a"}}"""))
                .contains("\"N\": \"7\"");
        assertThat(aws.fail(
                        "dynamodb put-item --table-name {} --item {} --condition-expression attribute_not_exists(pk)",
                        table,
                        """
                        {"pk":{"S":"a"}}"""))
                .contains("ConditionalCheckFailedException");
    }
}
