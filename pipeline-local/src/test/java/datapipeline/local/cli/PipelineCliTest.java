package datapipeline.local.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.local.cloud.MixedFiles;
import datapipeline.local.cloud.Observer;
import datapipeline.local.cloud.ProductProcess;
import datapipeline.model.table.Attributes;
import datapipeline.model.table.OutputTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As the README says it: the product is started, {@code aws.env} is sourced, and files are sent from the command line. */
@NeedsAws
class PipelineCliTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** S3 tells when an object came to the second. */
    private static final long ONE_SECOND = 1_000;

    private static final Map<String, String> WISHES = Map.of(
            "pipeline-guide.pdf", "text-extraction",
            "mandelbrot.jpg", "resize;width=320",
            "vase.glb", "rendering;width=320;height=240",
            "three-scenes.mp4", "extract-key-frame");

    @TempDir
    Path directory;

    @Test
    void takesAFileOfEveryFamilyFromOneCommandToItsResult() throws Exception {
        Path data = directory.resolve("data");
        try (ProductProcess product = ProductProcess.start(data)) {
            Observer observer = product.observer().listen();
            AwsCli aws = sourced(data.resolve("aws.env"));
            for (var wish : WISHES.entrySet()) {
                Path file = Files.write(directory.resolve(wish.getKey()), MixedFiles.sample(wish.getKey()));
                aws.run(
                        "s3 cp {} {} --metadata {}",
                        file,
                        "s3://s3-input/acme/" + wish.getKey(),
                        "processing-option=" + wish.getValue());
            }

            for (Map<String, AttributeValue> run : observer.awaitEnds(WISHES.size(), PATIENCE)) {
                assertThat(run.get(Attributes.STATUS).s())
                        .as(run.get(Attributes.KEY).s())
                        .isEqualTo("COMPLETED");
                assertIsJoinedAndMade(aws, run.get(Attributes.RUN_ID).s());
            }
        }
    }

    private static void assertIsJoinedAndMade(AwsCli aws, String runId) {
        JsonNode result = JSON.readTree(
                        aws.run("dynamodb get-item --table-name dynamodb-output --key {}", """
                        {"pk":{"S":"%s"},"sk":{"S":"%s"}}""".formatted(
                                        OutputTable.partition(runId), OutputTable.RESULT)))
                .get("Item");
        assertThat(result.at("/status/S").asString()).isEqualTo("COMPLETED");
        assertThat(number(result, Attributes.PROCESS_DURATION)).isPositive();
        long parts = Stream.of(
                        Attributes.INGEST_WAIT_MS,
                        Attributes.CLASSIFY_MS,
                        Attributes.QUEUE_WAIT_MS,
                        Attributes.PROCESS_MS,
                        Attributes.JOIN_WAIT_MS)
                .mapToLong(part -> number(result, part))
                .sum();
        assertThat(number(result, Attributes.TAT_MS)).isBetween(parts - ONE_SECOND, parts + ONE_SECOND);
        String manifest = result.at("/%s/S".formatted(Attributes.MANIFEST_KEY)).asString();
        String outputs = aws.run(
                "s3api list-objects-v2 --bucket s3-output --prefix {} --query Contents[].Key",
                manifest.substring(0, manifest.lastIndexOf('/')));
        assertThat(JSON.readTree(outputs))
                .hasSizeGreaterThan(1)
                .anySatisfy(key -> assertThat(key.asString()).isEqualTo(manifest));
    }

    private static long number(JsonNode item, String attribute) {
        return Long.parseLong(item.at("/%s/N".formatted(attribute)).asString());
    }

    /** What {@code source data/aws.env} gives a shell. */
    private AwsCli sourced(Path environment) throws IOException {
        Map<String, String> variables = Files.readAllLines(environment).stream()
                .filter(line -> line.startsWith("export "))
                .map(line -> line.substring("export ".length()).split("=", 2))
                .collect(toMap(pair -> pair[0], pair -> pair[1]));
        return new AwsCli(AwsCli.first().getFirst(), variables.get("AWS_ENDPOINT_URL"), variables, directory);
    }
}
