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
@NeedsAws
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

    @Test
    void queriesAnIndexChangesItemsAndForgets() {
        String table = aws.name("wide");
        aws.run(
                "dynamodb create-table --table-name {} --billing-mode PAY_PER_REQUEST --attribute-definitions"
                        + " AttributeName=pk,AttributeType=S AttributeName=kind,AttributeType=S"
                        + " --key-schema AttributeName=pk,KeyType=HASH --global-secondary-indexes"
                        + " IndexName=byKind,KeySchema=[{AttributeName=kind,KeyType=HASH}],Projection={ProjectionType=ALL}",
                table);
        aws.run("dynamodb batch-write-item --request-items {}", """
                {"%s":[{"PutRequest":{"Item":{"pk":{"S":"a"},"kind":{"S":"video"}}}},
                       {"PutRequest":{"Item":{"pk":{"S":"b"},"kind":{"S":"picture"}}}}]}""".formatted(table));
        aws.run(
                "dynamodb update-item --table-name {} --key {} --update-expression {} --expression-attribute-values {}",
                table,
                "{\"pk\":{\"S\":\"a\"}}",
                "SET n = if_not_exists(n, :one) + :one",
                "{\":one\":{\"N\":\"1\"}}");
        aws.run("dynamodb transact-write-items --transact-items {}", """
                [{"Put":{"TableName":"%s","Item":{"pk":{"S":"c"},"kind":{"S":"video"}}}}]""".formatted(table));
        aws.run(
                "dynamodb update-time-to-live --table-name {} --time-to-live-specification Enabled=true,AttributeName=ttl",
                table);

        assertThat(aws.run(
                        "dynamodb query --table-name {} --index-name byKind --key-condition-expression {}"
                                + " --expression-attribute-values {}",
                        table,
                        "kind = :k",
                        "{\":k\":{\"S\":\"video\"}}"))
                .contains("\"Count\": 2", "\"N\": \"2\"");
        assertThat(aws.run("dynamodb scan --table-name {} --select COUNT", table))
                .contains("\"Count\": 3");
    }
}
