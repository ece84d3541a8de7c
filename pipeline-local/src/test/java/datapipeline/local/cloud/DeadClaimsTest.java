package datapipeline.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import datapipeline.model.table.Attributes;
import datapipeline.model.table.InputTable;
import datapipeline.model.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DeadClaimsTest {
    private static final String KEY = "acme/claimed.pdf";

    @TempDir
    Path data;

    @Test
    void aClaimThatDiedWithItsProcessHoldsNobodyUpAfterTheNextStart() {
        try (var pipeline = new PipelineOnThisMachine(data)) {
            pipeline.upload(KEY, new byte[0], Map.of());
            leaveClaimed(pipeline.endOf(KEY), pipeline);
        }
        try (var pipeline = new PipelineOnThisMachine(data)) {
            Map<String, AttributeValue> run = pipeline.runsOf(KEY).getFirst();

            assertThat(run).as("a claim that nobody holds").doesNotContainKey(Attributes.LEASE_UNTIL);
        }
    }

    /** As a run lies that somebody works on, who has just renewed a long lease. */
    private static void leaveClaimed(Map<String, AttributeValue> ended, PipelineOnThisMachine pipeline) {
        Map<String, AttributeValue> run = new HashMap<>(ended);
        String runId = run.get(Attributes.RUN_ID).s();
        Instant until = Instant.now().plus(Duration.ofDays(1));
        AttributeValue millis = AttributeValue.fromN(Long.toString(until.toEpochMilli()));
        run.put(Attributes.STATUS, AttributeValue.fromS("PROCESSING"));
        run.put(Attributes.LEASE_UNTIL, millis);
        run.put("dueAt", millis);
        run.put(InputTable.DUE + "Pk", AttributeValue.fromS(InputTable.dueShard(runId)));
        run.put(InputTable.DUE + "Sk", AttributeValue.fromS(InputTable.at(until, runId)));
        pipeline.dynamoDb.putItem(
                request -> request.tableName(Topology.DYNAMODB_INPUT).item(run));
    }
}
